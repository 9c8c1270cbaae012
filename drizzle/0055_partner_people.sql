CREATE TABLE "partner_people" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"partner" text NOT NULL,
	"role" text NOT NULL,
	"locale" text,
	"time_zone" text,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"last_sign_in_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "partner_people_email_unique" UNIQUE("email"),
	CONSTRAINT "partner_people_email_lower" CHECK ("partner_people"."email" = lower("partner_people"."email")),
	CONSTRAINT "partner_people_partner" CHECK ("partner_people"."partner" <> ''),
	CONSTRAINT "partner_people_role" CHECK ("partner_people"."role" in ('buyer', 'seller'))
);
--> statement-breakpoint
ALTER TABLE "account_links" DROP CONSTRAINT "account_links_kind";--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_audience";--> statement-breakpoint
ALTER TABLE "partner_people" ADD CONSTRAINT "partner_people_invited_by_staff_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "partner_people_newest" ON "partner_people" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "partner_people_partner" ON "partner_people" USING btree ("partner");--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_kind" CHECK (kind in ('verify_email', 'sign_in', 'reset_password', 'change_email', 'not_me', 'open_order', 'join_staff', 'reset_staff_password', 'pay', 'order_again', 'join_partner', 'partner_sign_in'));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_audience" CHECK ("sessions"."audience" in ('shopper', 'staff', 'partner'));