CREATE TABLE "searched_texts" (
	"paper_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"version" text NOT NULL,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "searched_texts_paper_id_kind_key_pk" PRIMARY KEY("paper_id","kind","key")
);
--> statement-breakpoint
ALTER TABLE "searched_texts" ADD CONSTRAINT "searched_texts_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "searched_texts_search" ON "searched_texts" USING gin ("search");