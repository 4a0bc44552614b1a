ALTER TABLE "notes" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
UPDATE "notes" SET "released_at" = coalesce("editions"."released_at", "editions"."published_at") FROM "editions"
	WHERE "editions"."id" = "notes"."edition_id" AND "editions"."state" = 'published'
	AND ("editions"."released_at" IS NOT NULL OR "editions"."imported");--> statement-breakpoint
CREATE INDEX "notes_unreleased" ON "notes" USING btree ("edition_id") WHERE "notes"."released_at" is null;--> statement-breakpoint
CREATE INDEX "notes_released" ON "notes" USING btree ("released_at");