CREATE TABLE "domain_pauses" (
	"domain" text PRIMARY KEY NOT NULL,
	"paused_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"times" smallint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"letter_id" bigint,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"verdict" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "pause_reason" text;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "domain_hash" text;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "provider_events_faults" ON "provider_events" USING btree ("at") WHERE "provider_events"."verdict" in ('address', 'complaint');--> statement-breakpoint
CREATE INDEX "provider_events_letter" ON "provider_events" USING btree ("letter_id","at");--> statement-breakpoint
CREATE INDEX "provider_events_received" ON "provider_events" USING btree ("received_at");