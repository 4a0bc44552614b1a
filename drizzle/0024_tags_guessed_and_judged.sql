CREATE TABLE "tag_models" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tag_models_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"version" text NOT NULL,
	"basis" text NOT NULL,
	"trained_at" timestamp with time zone NOT NULL,
	"papers" integer NOT NULL,
	"topics" integer NOT NULL,
	"model" "bytea" NOT NULL,
	"applied_to" bigint
);
--> statement-breakpoint
CREATE TABLE "tag_verdicts" (
	"paper_id" bigint NOT NULL,
	"tag_id" bigint NOT NULL,
	"verdict" text NOT NULL,
	"who" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "tag_verdicts_paper_id_tag_id_pk" PRIMARY KEY("paper_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "paper_vectors" (
	"model_id" bigint NOT NULL,
	"paper_id" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"text_hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_vectors_model_id_paper_id_pk" PRIMARY KEY("model_id","paper_id")
);
--> statement-breakpoint
CREATE TABLE "vector_models" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "vector_models_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"maker" text NOT NULL,
	"name" text NOT NULL,
	"dimensions" smallint NOT NULL,
	"papers" integer DEFAULT 0 NOT NULL,
	"data" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "parents" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "synonyms" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "tag_verdicts" ADD CONSTRAINT "tag_verdicts_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_verdicts" ADD CONSTRAINT "tag_verdicts_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_vectors" ADD CONSTRAINT "paper_vectors_model_id_vector_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."vector_models"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_vectors" ADD CONSTRAINT "paper_vectors_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tag_verdicts_tag" ON "tag_verdicts" USING btree ("tag_id");--> statement-breakpoint
CREATE INDEX "tag_verdicts_at" ON "tag_verdicts" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "paper_vectors_paper" ON "paper_vectors" USING btree ("paper_id");--> statement-breakpoint
CREATE INDEX "paper_vectors_written" ON "paper_vectors" USING btree ("model_id","written_at");--> statement-breakpoint
CREATE INDEX "vector_models_ready" ON "vector_models" USING btree ("ready_at");