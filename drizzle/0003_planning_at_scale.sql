CREATE TABLE "reasons" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reasons_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"content" json NOT NULL
);
--> statement-breakpoint
DROP INDEX "digests_recent";--> statement-breakpoint
DROP INDEX "letters_dedupe_key";--> statement-breakpoint
DROP INDEX "letters_batch";--> statement-breakpoint
DROP INDEX "letters_digest";--> statement-breakpoint
DROP INDEX "digests_once";--> statement-breakpoint
ALTER TABLE "letters" ALTER COLUMN "dedupe_key" DROP NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "reasons_hash" ON "reasons" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_dedupe_key" ON "letters" USING btree ("dedupe_key") WHERE "letters"."dedupe_key" is not null;--> statement-breakpoint
CREATE INDEX "letters_batch" ON "letters" USING btree ("batch_id","batch_position") WHERE "letters"."batch_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "letters_digest" ON "letters" USING btree ("digest_id") WHERE "letters"."digest_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "digests_once" ON "digests" USING btree ("subscriber_id","period","kind");