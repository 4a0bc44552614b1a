ALTER TABLE "letters" DROP CONSTRAINT "letters_batch_id_batches_id_fk";
--> statement-breakpoint
DROP INDEX "letters_waiting";--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "frozen" text;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "waiting" boolean GENERATED ALWAYS AS (state = 'waiting') STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "letters_waiting" ON "letters" USING btree ("lane","id") WHERE "letters"."waiting";--> statement-breakpoint
-- Read and written whole, and gone within seconds: packing it would cost more than it saves.
ALTER TABLE "batches" ALTER COLUMN "frozen" SET STORAGE EXTERNAL;--> statement-breakpoint
-- Room on the page for the two versions a letter gets after its first: frozen and settled.
ALTER TABLE "letters" SET (fillfactor = 50);--> statement-breakpoint
UPDATE "batches" SET "frozen" = (
	SELECT json_agg(coalesce("letters"."frozen", 'null'::json) ORDER BY "letters"."batch_position")::text
	FROM "letters" WHERE "letters"."batch_id" = "batches"."id" AND "letters"."state" = 'frozen'
) WHERE "batches"."state" IN ('open', 'attempting', 'maybe-taken');
