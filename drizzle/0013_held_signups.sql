ALTER TABLE "signups" ADD COLUMN "held_for" text;--> statement-breakpoint
CREATE INDEX "signups_held" ON "signups" USING btree ("id") WHERE "signups"."held_for" is not null;