ALTER TABLE "paper_signals" ADD COLUMN "told_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
CREATE INDEX "paper_signals_organization" ON "paper_signals" USING btree ("organization","paper_id") WHERE "paper_signals"."organization" is not null;--> statement-breakpoint
UPDATE "paper_signals" SET "told_at" = "updated_at";
