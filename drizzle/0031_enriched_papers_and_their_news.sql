CREATE TABLE "paper_news" (
	"paper_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_news_paper_id_kind_detail_pk" PRIMARY KEY("paper_id","kind","detail")
);
--> statement-breakpoint
ALTER TABLE "paper_signals" ADD COLUMN "citations" integer;--> statement-breakpoint
ALTER TABLE "paper_signals" ADD COLUMN "doi" text;--> statement-breakpoint
ALTER TABLE "paper_signals" ADD COLUMN "venue" text;--> statement-breakpoint
ALTER TABLE "paper_signals" ADD COLUMN "pdf_url" text;--> statement-breakpoint
ALTER TABLE "paper_signals" ADD COLUMN "tldr" text;--> statement-breakpoint
ALTER TABLE "paper_signals" ADD COLUMN "affiliations" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "paper_news" ADD CONSTRAINT "paper_news_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_news_at" ON "paper_news" USING btree ("at");