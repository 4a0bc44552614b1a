ALTER TABLE "reasons" ADD COLUMN "used_on" date DEFAULT current_date NOT NULL;--> statement-breakpoint
CREATE INDEX "cards_created" ON "cards" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "reasons_used" ON "reasons" USING btree ("used_on");