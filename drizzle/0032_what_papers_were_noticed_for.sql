CREATE TABLE "paper_daily" (
	"paper_id" bigint NOT NULL,
	"day" date NOT NULL,
	"reads" integer DEFAULT 0 NOT NULL,
	"pdf_clicks" integer DEFAULT 0 NOT NULL,
	"upvotes" integer DEFAULT 0 NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL,
	"stars" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "paper_daily_paper_id_day_pk" PRIMARY KEY("paper_id","day")
);
--> statement-breakpoint
CREATE TABLE "paper_rankings" (
	"list" text NOT NULL,
	"place" smallint NOT NULL,
	"paper_id" bigint NOT NULL,
	"score" real NOT NULL,
	"upvotes" integer NOT NULL,
	"comments" integer NOT NULL,
	"stars" integer NOT NULL,
	"saves" integer NOT NULL,
	"reads" integer NOT NULL,
	"pdf_clicks" integer NOT NULL,
	CONSTRAINT "paper_rankings_list_place_pk" PRIMARY KEY("list","place")
);
--> statement-breakpoint
ALTER TABLE "paper_daily" ADD CONSTRAINT "paper_daily_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_rankings" ADD CONSTRAINT "paper_rankings_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_daily_day" ON "paper_daily" USING btree ("day");--> statement-breakpoint
CREATE INDEX "paper_rankings_paper" ON "paper_rankings" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "saved_papers_at" ON "saved_papers" USING btree ("saved_at");--> statement-breakpoint
INSERT INTO "paper_daily" ("paper_id", "day", "upvotes", "comments", "stars")
SELECT "paper_id", min(least("featured_on", ("told_at" AT TIME ZONE 'UTC')::date)), sum("upvotes")::int, sum("comments")::int, coalesce(max("stars"), 0)
FROM "paper_signals" GROUP BY "paper_id";
