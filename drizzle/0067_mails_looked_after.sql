ALTER TABLE "mails" ADD COLUMN "look_again_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "handed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "mails_queued" ON "mails" USING btree ("look_again_at","id") WHERE "mails"."state" = 'queued';