CREATE TABLE "job_runs" (
	"job" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"seconds" real NOT NULL,
	"failed" boolean NOT NULL
);
