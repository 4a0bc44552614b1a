DROP INDEX "batches_active";--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "undo" jsonb;--> statement-breakpoint
CREATE INDEX "batches_active" ON "batches" USING btree ("lane","next_attempt_at") WHERE "batches"."state" in ('open', 'attempting', 'maybe-taken');