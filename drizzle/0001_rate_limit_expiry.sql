-- The counters are worth nothing across an upgrade: a fresh column instead of a cast.
ALTER TABLE "rate_limits" DROP COLUMN "expire";--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "expire" timestamp with time zone;
