CREATE TABLE "account_links" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"email" text NOT NULL,
	"facts" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "account_links_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "account_links_kind" CHECK (kind in ('verify_email', 'sign_in', 'reset_password', 'change_email', 'not_me', 'open_order', 'join_staff', 'reset_staff_password')),
	CONSTRAINT "account_links_email_lower" CHECK ("account_links"."email" = lower("account_links"."email"))
);
--> statement-breakpoint
CREATE TABLE "known_places" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"device_hash" text NOT NULL,
	"user_agent" text NOT NULL,
	"address" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "known_places_device" UNIQUE("user_id","device_hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "user_agent" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shoppers" ADD COLUMN "closes_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shoppers" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "account_links_subject" ON "account_links" USING btree ("subject","kind");--> statement-breakpoint
CREATE INDEX "account_links_expiry" ON "account_links" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "account_links_open" ON "account_links" USING btree ("kind","subject","email") WHERE "account_links"."used_at" is null and "account_links"."revoked_at" is null and "account_links"."kind" <> 'open_order';--> statement-breakpoint
CREATE INDEX "shoppers_closing" ON "shoppers" USING btree ("closes_at") WHERE "shoppers"."closes_at" is not null and "shoppers"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "shoppers" ADD CONSTRAINT "shoppers_closed" CHECK ("shoppers"."closed_at" is null or ("shoppers"."password_hash" is null and "shoppers"."email_verified_at" is null and "shoppers"."name" = ''));