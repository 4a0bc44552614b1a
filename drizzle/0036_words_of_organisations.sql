DROP INDEX "paper_signals_organization";--> statement-breakpoint
ALTER TABLE "paper_signals" ADD COLUMN "organisation_words" "tsvector";--> statement-breakpoint
CREATE INDEX "paper_signals_organisation_words" ON "paper_signals" USING gin ("organisation_words");--> statement-breakpoint
CREATE INDEX "paper_signals_unread" ON "paper_signals" USING btree ("paper_id") WHERE "paper_signals"."organisation_words" is null;