CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lane" text NOT NULL,
	"transport" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"size" smallint NOT NULL,
	"composer" text NOT NULL,
	"payload_checksum" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp with time zone,
	"last_attempt_at" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"error_code" text,
	"error_detail" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"name" text PRIMARY KEY NOT NULL,
	"held" boolean DEFAULT false NOT NULL,
	"held_reason" text,
	"parked_until" timestamp with time zone,
	"parked_reason" text
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "letters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"lane" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"subscriber_id" bigint,
	"digest_id" bigint,
	"dedupe_key" text NOT NULL,
	"intent" jsonb NOT NULL,
	"late_at" timestamp with time zone,
	"batch_id" uuid,
	"batch_position" smallint,
	"to_address" text,
	"frozen" jsonb,
	"provider_id" text,
	"error_code" text,
	"error_detail" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox_mails" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_mails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"letter_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"headers" jsonb NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_rates" (
	"transport" text PRIMARY KEY NOT NULL,
	"requests_per_second" real NOT NULL,
	"next_permit_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"hash" text PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "digests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subscriber_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"period" date NOT NULL,
	"slot_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"cutoff_from" timestamp with time zone NOT NULL,
	"cutoff_to" timestamp with time zone NOT NULL,
	"announced" integer NOT NULL,
	"matched" integer NOT NULL,
	"picks" json NOT NULL,
	"more" integer DEFAULT 0 NOT NULL,
	"widened_to" smallint DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_leases" (
	"job" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"name" text PRIMARY KEY NOT NULL,
	"last_attempt_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_listing_day" date,
	"last_error" text,
	"etags" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"papers_held" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_signals" (
	"paper_id" bigint NOT NULL,
	"source" text NOT NULL,
	"upvotes" integer DEFAULT 0 NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL,
	"stars" integer,
	"code_url" text,
	"project_url" text,
	"organization" text,
	"submitted_by" text,
	"keywords" text[] DEFAULT '{}'::text[] NOT NULL,
	"featured_on" date,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_signals_paper_id_source_pk" PRIMARY KEY("paper_id","source")
);
--> statement-breakpoint
CREATE TABLE "paper_sources" (
	"paper_id" bigint NOT NULL,
	"source" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_sources_paper_id_source_pk" PRIMARY KEY("paper_id","source")
);
--> statement-breakpoint
CREATE TABLE "paper_versions" (
	"paper_id" bigint NOT NULL,
	"version" smallint NOT NULL,
	"source" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_versions_paper_id_version_pk" PRIMARY KEY("paper_id","version")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "papers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"title" text NOT NULL,
	"abstract" text NOT NULL,
	"authors" text[] NOT NULL,
	"categories" text[] NOT NULL,
	"comment" text,
	"journal_ref" text,
	"doi" text,
	"license" text,
	"latest_version" smallint DEFAULT 1 NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"listing_day" date,
	"listing_day_estimated" boolean DEFAULT false NOT NULL,
	"available_at" timestamp with time zone,
	"content_hash" text NOT NULL,
	"search" "tsvector" NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subscriber_id" bigint NOT NULL,
	"event" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"wording_version" text NOT NULL,
	"origin_hash" text,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "interests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subscriber_id" bigint NOT NULL,
	"tag_id" bigint,
	"query_id" bigint,
	"level" text DEFAULT 'normal' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interests_one" CHECK (num_nonnulls("interests"."tag_id", "interests"."query_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "queries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "queries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signups" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "signups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subscriber_id" bigint NOT NULL,
	"choices" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"superseded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "subscribers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscribers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text,
	"email_key" text,
	"state" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"timezone" text NOT NULL,
	"hour" smallint DEFAULT 7 NOT NULL,
	"rhythm" text DEFAULT 'daily' NOT NULL,
	"weekday" smallint DEFAULT 1 NOT NULL,
	"number" smallint DEFAULT 8 NOT NULL,
	"abstract_length" text DEFAULT 'short' NOT NULL,
	"paused_until" date,
	"consent_source" text DEFAULT 'form' NOT NULL,
	"confirmed_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"cutoff" timestamp with time zone,
	"next_due_at" timestamp with time zone,
	"last_slot_at" timestamp with time zone,
	"last_period" date,
	"undo" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscribers_hour" CHECK ("subscribers"."hour" between 0 and 23),
	CONSTRAINT "subscribers_weekday" CHECK ("subscribers"."weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"address_hash" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_tags" (
	"paper_id" bigint NOT NULL,
	"tag_id" bigint NOT NULL,
	"source" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"confidence" real DEFAULT 1 NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_tags_paper_id_tag_id_source_pk" PRIMARY KEY("paper_id","tag_id","source")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"group_name" text NOT NULL,
	"name" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"rule" text,
	"applied_rule" text,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_digest_id_digests_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digests"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_signals" ADD CONSTRAINT "paper_signals_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sources" ADD CONSTRAINT "paper_sources_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_versions" ADD CONSTRAINT "paper_versions_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_query_id_queries_id_fk" FOREIGN KEY ("query_id") REFERENCES "public"."queries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signups" ADD CONSTRAINT "signups_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_tags" ADD CONSTRAINT "paper_tags_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_tags" ADD CONSTRAINT "paper_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batches_active" ON "batches" USING btree ("lane","next_attempt_at") WHERE "batches"."state" in ('open', 'attempting', 'maybe-taken');--> statement-breakpoint
CREATE UNIQUE INDEX "letters_dedupe_key" ON "letters" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "letters_waiting" ON "letters" USING btree ("lane","id") WHERE "letters"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "letters_batch" ON "letters" USING btree ("batch_id","batch_position");--> statement-breakpoint
CREATE INDEX "letters_subscriber" ON "letters" USING btree ("subscriber_id","id");--> statement-breakpoint
CREATE INDEX "letters_digest" ON "letters" USING btree ("digest_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_mails_letter" ON "outbox_mails" USING btree ("letter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "digests_once" ON "digests" USING btree ("subscriber_id","kind","period");--> statement-breakpoint
CREATE INDEX "digests_recent" ON "digests" USING btree ("subscriber_id","slot_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "papers_public_id" ON "papers" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "papers_listing_day" ON "papers" USING btree ("listing_day" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "papers_available_at" ON "papers" USING btree ("available_at");--> statement-breakpoint
CREATE INDEX "papers_search" ON "papers" USING gin ("search");--> statement-breakpoint
CREATE INDEX "consents_subscriber" ON "consents" USING btree ("subscriber_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "interests_tag" ON "interests" USING btree ("subscriber_id","tag_id") WHERE "interests"."tag_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "interests_query" ON "interests" USING btree ("subscriber_id","query_id") WHERE "interests"."query_id" is not null;--> statement-breakpoint
CREATE INDEX "interests_by_subscriber" ON "interests" USING btree ("subscriber_id");--> statement-breakpoint
CREATE INDEX "interests_by_tag" ON "interests" USING btree ("tag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "queries_text" ON "queries" USING btree ("text");--> statement-breakpoint
CREATE INDEX "signups_subscriber" ON "signups" USING btree ("subscriber_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "subscribers_email_key" ON "subscribers" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "subscribers_due" ON "subscribers" USING btree ("next_due_at","id") WHERE "subscribers"."next_due_at" is not null;--> statement-breakpoint
CREATE INDEX "paper_tags_tag" ON "paper_tags" USING btree ("tag_id","paper_id");--> statement-breakpoint
CREATE INDEX "paper_tags_added" ON "paper_tags" USING btree ("added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_slug" ON "tags" USING btree ("slug");