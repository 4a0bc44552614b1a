CREATE INDEX "batches_unknown" ON "batches" USING btree ("settled_at") WHERE "batches"."state" = 'unknown';--> statement-breakpoint
CREATE INDEX "letters_late" ON "letters" USING btree ("late_at","id") WHERE "letters"."waiting";--> statement-breakpoint
CREATE INDEX "letters_unmade" ON "letters" USING btree ("lane","id") WHERE "letters"."error_code" in ('freeze-failed', 'compose-failed');