ALTER TABLE "staff" ADD COLUMN "mornings" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "morning_on" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "batch_id" text;--> statement-breakpoint
CREATE INDEX "mails_batch" ON "mails" USING btree ("batch_id","id") WHERE "mails"."batch_id" is not null;