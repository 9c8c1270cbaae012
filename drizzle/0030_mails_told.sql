CREATE TABLE "mail_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_switches" (
	"message" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_words" (
	"key" text NOT NULL,
	"locale" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "mail_words_key_locale_pk" PRIMARY KEY("key","locale"),
	CONSTRAINT "mail_words_said" CHECK (length("mail_words"."words") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "delivery" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "delivery_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "delivery_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "tried_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "mail_notices_received" ON "mail_notices" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "mails_provider" ON "mails" USING btree ("provider_id") WHERE "mails"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX "mails_in_trouble" ON "mails" USING btree ("created_at","id") WHERE "mails"."state" = 'failed' or "mails"."delivery" in ('bounced', 'complained', 'failed', 'suppressed');--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_delivery" CHECK ("mails"."delivery" in ('delayed', 'delivered', 'suppressed', 'failed', 'bounced', 'complained'));