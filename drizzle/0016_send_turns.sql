CREATE TABLE "send_turns" (
	"letter_id" bigint PRIMARY KEY NOT NULL,
	"nth" integer NOT NULL,
	"decided_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
