CREATE TABLE "paper_translations" (
	"paper_id" bigint NOT NULL,
	"locale" text NOT NULL,
	"title" text,
	"abstract" text,
	"made_by" text NOT NULL,
	"source_hash" text NOT NULL,
	"fault" text,
	"attempts" smallint DEFAULT 1 NOT NULL,
	"made_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "paper_translations_paper_id_locale_pk" PRIMARY KEY("paper_id","locale")
);
--> statement-breakpoint
CREATE TABLE "translation_days" (
	"day" text PRIMARY KEY NOT NULL,
	"characters" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "translation" text DEFAULT 'original' NOT NULL;--> statement-breakpoint
ALTER TABLE "paper_translations" ADD CONSTRAINT "paper_translations_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_translations_made" ON "paper_translations" USING btree ("made_at");