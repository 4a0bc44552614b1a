CREATE TABLE "account_links" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subscriber_id" bigint NOT NULL,
	"act" text NOT NULL,
	"address" text NOT NULL,
	"address_key" text NOT NULL,
	"other_address" text,
	"asked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "strictness" text DEFAULT 'everything' NOT NULL;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_links_subscriber" ON "account_links" USING btree ("subscriber_id","id");--> statement-breakpoint
CREATE INDEX "account_links_address" ON "account_links" USING btree ("address_key","asked_at");--> statement-breakpoint
CREATE INDEX "subscribers_erased" ON "subscribers" USING btree ("id") WHERE "subscribers"."state" = 'erased';