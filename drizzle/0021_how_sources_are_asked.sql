CREATE TABLE "source_marks" (
	"key" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_turns" (
	"rule" text PRIMARY KEY NOT NULL,
	"holder" text,
	"held_until" timestamp with time zone NOT NULL,
	"free_at" timestamp with time zone NOT NULL,
	"rest_until" timestamp with time zone NOT NULL
);
