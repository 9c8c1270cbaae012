CREATE TABLE "coupons" (
	"id" text PRIMARY KEY NOT NULL,
	"shopper_id" text NOT NULL,
	"code" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"used_on" text,
	"restored_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "coupons_once" UNIQUE("used_on","code")
);
--> statement-breakpoint
CREATE TABLE "gift_cards" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"shopper_id" text NOT NULL,
	"currency" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"issued_minor" bigint DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"line_item_id" text,
	"replaces" text,
	"disabled_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gift_cards_number_unique" UNIQUE("number"),
	CONSTRAINT "gift_cards_state" CHECK ("gift_cards"."state" in ('active', 'closed', 'disabled')),
	CONSTRAINT "gift_cards_disabled" CHECK (("gift_cards"."state" = 'disabled') = ("gift_cards"."disabled_by" is not null))
);
--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_owner";--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_balance";--> statement-breakpoint
ALTER TABLE "ledger_transactions" DROP CONSTRAINT "ledger_transactions_kind";--> statement-breakpoint
ALTER TABLE "discounts" ADD COLUMN "single_use" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tenders" ADD COLUMN "partial" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "tenders" ADD COLUMN "step_minor" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenders" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "card_id" text;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_shopper_id_shoppers_id_fk" FOREIGN KEY ("shopper_id") REFERENCES "public"."shoppers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_used_on_orders_id_fk" FOREIGN KEY ("used_on") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_restored_by_cancellations_id_fk" FOREIGN KEY ("restored_by") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_cards" ADD CONSTRAINT "gift_cards_shopper_id_shoppers_id_fk" FOREIGN KEY ("shopper_id") REFERENCES "public"."shoppers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_cards" ADD CONSTRAINT "gift_cards_line_item_id_line_items_id_fk" FOREIGN KEY ("line_item_id") REFERENCES "public"."line_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_cards" ADD CONSTRAINT "gift_cards_disabled_by_cancellations_id_fk" FOREIGN KEY ("disabled_by") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coupons_shopper" ON "coupons" USING btree ("shopper_id","code");--> statement-breakpoint
CREATE INDEX "coupons_restored" ON "coupons" USING btree ("restored_by") WHERE "coupons"."restored_by" is not null;--> statement-breakpoint
CREATE INDEX "gift_cards_line" ON "gift_cards" USING btree ("line_item_id") WHERE "gift_cards"."line_item_id" is not null;--> statement-breakpoint
CREATE INDEX "gift_cards_disabled_by" ON "gift_cards" USING btree ("disabled_by") WHERE "gift_cards"."disabled_by" is not null;--> statement-breakpoint
CREATE INDEX "gift_cards_shopper" ON "gift_cards" USING btree ("shopper_id");--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_card_id_gift_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."gift_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_card" ON "ledger_accounts" USING btree ("card_id") WHERE "ledger_accounts"."card_id" is not null;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_owner" UNIQUE NULLS NOT DISTINCT("shopper_id","kind","currency","card_id");--> statement-breakpoint
ALTER TABLE "tenders" ADD CONSTRAINT "tenders_step" CHECK ("tenders"."step_minor" > 0);--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_card" CHECK ("ledger_accounts"."card_id" is null or ("ledger_accounts"."kind" = 'gift_card' and "ledger_accounts"."shopper_id" is null));--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_balance" CHECK (("ledger_accounts"."shopper_id" is null and "ledger_accounts"."card_id" is null) or "ledger_accounts"."balance_minor" >= 0);--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_kind" CHECK ("ledger_transactions"."kind" in ('grant', 'spend', 'give_back', 'take_again', 'earn', 'take_back', 'restore'));--> statement-breakpoint
-- A balance moves by postings only, and starts at nothing.
CREATE FUNCTION balance_follows_postings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' AND NEW.balance_minor <> 0
		OR TG_OP = 'UPDATE' AND NEW.balance_minor <> OLD.balance_minor AND pg_trigger_depth() < 2 THEN
		RAISE EXCEPTION 'ledger account %: its balance is the sum of its postings', NEW.id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_follows_postings';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER balance_follows_postings BEFORE INSERT OR UPDATE OF balance_minor ON ledger_accounts
	FOR EACH ROW EXECUTE FUNCTION balance_follows_postings();
