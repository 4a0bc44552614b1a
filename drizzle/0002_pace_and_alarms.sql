CREATE TABLE "alarm_posts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alarm_posts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"next_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarms" (
	"key" text PRIMARY KEY NOT NULL,
	"severity" text NOT NULL,
	"summary" text NOT NULL,
	"remedy" text NOT NULL,
	"facts" jsonb NOT NULL,
	"raised_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"told_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"cleared_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "send_days" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "send_days_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transport" text NOT NULL,
	"domain" text NOT NULL,
	"day" date NOT NULL,
	"urgent" integer DEFAULT 0 NOT NULL,
	"bulk" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "send_day_id" bigint;--> statement-breakpoint
ALTER TABLE "lanes" ADD COLUMN "held_by" text;--> statement-breakpoint
ALTER TABLE "lanes" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lanes" ADD COLUMN "parked_by" text;--> statement-breakpoint
ALTER TABLE "provider_rates" ADD COLUMN "next_departure_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_rates" ADD COLUMN "learned_rate" real;--> statement-breakpoint
ALTER TABLE "provider_rates" ADD COLUMN "learned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "provider_rates" ADD COLUMN "slow_factor" real DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_rates" ADD COLUMN "slowed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "alarm_posts_next" ON "alarm_posts" USING btree ("next_at");--> statement-breakpoint
CREATE UNIQUE INDEX "send_days_once" ON "send_days" USING btree ("transport","day","domain");--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_send_day_id_send_days_id_fk" FOREIGN KEY ("send_day_id") REFERENCES "public"."send_days"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
UPDATE "lanes" SET
	"held_by" = CASE WHEN starts_with("held_reason", 'the provider refuses us: ') THEN 'refused'
		WHEN starts_with("held_reason", 'letters cannot be made: ') THEN 'unmade' ELSE 'person' END,
	"held_reason" = replace(replace("held_reason", 'the provider refuses us: ', ''), 'letters cannot be made: ', '')
WHERE "held";--> statement-breakpoint
UPDATE "lanes" SET "parked_by" = 'quota' WHERE "parked_until" IS NOT NULL;
