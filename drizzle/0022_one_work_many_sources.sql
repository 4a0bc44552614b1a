CREATE TABLE "gaps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "gaps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"listing_day" date NOT NULL,
	"kind" text NOT NULL,
	"categories" text[] DEFAULT '{}'::text[] NOT NULL,
	"noticed_at" timestamp with time zone NOT NULL,
	"papers" integer DEFAULT 0 NOT NULL,
	"repaired_at" timestamp with time zone,
	"repaired_by" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "paper_keys" (
	"key" text NOT NULL,
	"paper_id" bigint NOT NULL,
	CONSTRAINT "paper_keys_key_paper_id_pk" PRIMARY KEY("key","paper_id")
);
--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "checked_until" date;--> statement-breakpoint
ALTER TABLE "paper_sources" ADD COLUMN "public_id" text;--> statement-breakpoint
ALTER TABLE "paper_sources" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "submitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "told_by" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "joined_to" bigint;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "gap_id" bigint;--> statement-breakpoint
ALTER TABLE "paper_keys" ADD CONSTRAINT "paper_keys_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "gaps_once" ON "gaps" USING btree ("source","listing_day");--> statement-breakpoint
CREATE INDEX "gaps_open" ON "gaps" USING btree ("next_at") WHERE "gaps"."repaired_at" is null;--> statement-breakpoint
CREATE INDEX "gaps_day" ON "gaps" USING btree ("listing_day" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "paper_keys_paper" ON "paper_keys" USING btree ("paper_id");--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_joined_to_papers_id_fk" FOREIGN KEY ("joined_to") REFERENCES "public"."papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_gap_id_gaps_id_fk" FOREIGN KEY ("gap_id") REFERENCES "public"."gaps"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "papers_joined" ON "papers" USING btree ("joined_to") WHERE "papers"."joined_to" is not null;--> statement-breakpoint
CREATE INDEX "papers_gap" ON "papers" USING btree ("gap_id") WHERE "papers"."gap_id" is not null;