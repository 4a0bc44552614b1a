ALTER TABLE "lanes" ADD COLUMN "held_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lanes" ADD COLUMN "quota_hit_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lanes" ADD COLUMN "quota_hit_before" timestamp with time zone;