CREATE SEQUENCE "public"."cancellation_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash"),
	CONSTRAINT "api_keys_role" CHECK ("api_keys"."role" in ('owner', 'buyer', 'seller'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"api_key_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_api_key_id_key_pk" PRIMARY KEY("api_key_id","key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"audience" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_audience" CHECK ("sessions"."audience" in ('shopper', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "shoppers" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp (3) with time zone,
	"locale" text,
	"time_zone" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shoppers_email_unique" UNIQUE("email"),
	CONSTRAINT "shoppers_email_lower" CHECK ("shoppers"."email" = lower("shoppers"."email"))
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"locale" text,
	"time_zone" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email"),
	CONSTRAINT "staff_email_lower" CHECK ("staff"."email" = lower("staff"."email")),
	CONSTRAINT "staff_role" CHECK ("staff"."role" in ('agent', 'finance', 'manager', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "cancellation_items" (
	"id" text PRIMARY KEY NOT NULL,
	"cancellation_id" text NOT NULL,
	"line_item_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"reason" text,
	"reason_text" text DEFAULT '' NOT NULL,
	"worth_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	CONSTRAINT "cancellation_items_once" UNIQUE("cancellation_id","line_item_id"),
	CONSTRAINT "cancellation_items_quantity" CHECK ("cancellation_items"."quantity" > 0),
	CONSTRAINT "cancellation_items_amounts" CHECK ("cancellation_items"."worth_minor" >= 0 and "cancellation_items"."tax_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "cancellations" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text DEFAULT 'C-' || nextval('cancellation_numbers') NOT NULL,
	"order_id" text NOT NULL,
	"state" text NOT NULL,
	"origin" text NOT NULL,
	"was_requested" boolean NOT NULL,
	"on_behalf" boolean DEFAULT false NOT NULL,
	"via" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"grace_until" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"deadline_at" timestamp (3) with time zone NOT NULL,
	"policy_version" integer NOT NULL,
	"quote_id" text NOT NULL,
	"quote" jsonb NOT NULL,
	"worth_minor" bigint NOT NULL,
	"due_minor" bigint NOT NULL,
	"external_due_minor" bigint NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"waived_minor" bigint DEFAULT 0 NOT NULL,
	"lost_minor" bigint DEFAULT 0 NOT NULL,
	"refund_when" text,
	"refund_due_at" timestamp (3) with time zone,
	"restock" boolean DEFAULT true NOT NULL,
	"restocked_at" timestamp (3) with time zone,
	"notify" boolean DEFAULT true NOT NULL,
	"reason" text,
	"reason_shown" boolean DEFAULT true NOT NULL,
	"shopper_note" text DEFAULT '' NOT NULL,
	"staff_note" text DEFAULT '' NOT NULL,
	"assignee_id" text,
	CONSTRAINT "cancellations_number_unique" UNIQUE("number"),
	CONSTRAINT "cancellations_state" CHECK ("cancellations"."state" in ('requested', 'in_progress', 'canceled', 'rejected', 'withdrawn', 'undone')),
	CONSTRAINT "cancellations_origin" CHECK ("cancellations"."origin" in ('customer', 'admin', 'supplier', 'partner', 'channel', 'system', 'withdrawal')),
	CONSTRAINT "cancellations_amounts" CHECK (least("cancellations"."worth_minor", "cancellations"."due_minor", "cancellations"."external_due_minor", "cancellations"."refunded_minor", "cancellations"."waived_minor", "cancellations"."lost_minor") >= 0
		and "cancellations"."external_due_minor" <= "cancellations"."due_minor" and "cancellations"."due_minor" <= "cancellations"."worth_minor"),
	CONSTRAINT "cancellations_not_overpaid" CHECK ("cancellations"."refunded_minor" + "cancellations"."waived_minor" + "cancellations"."lost_minor" <= "cancellations"."due_minor"),
	CONSTRAINT "cancellations_canceled_is_settled" CHECK ("cancellations"."state" <> 'canceled' or "cancellations"."refunded_minor" + "cancellations"."waived_minor" + "cancellations"."lost_minor" = "cancellations"."due_minor")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"cancellation_id" text NOT NULL,
	"author" text NOT NULL,
	"author_name" text NOT NULL,
	"internal" boolean NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_author" CHECK ("messages"."author" in ('shopper', 'staff') and ("messages"."author" = 'staff' or not "messages"."internal")),
	CONSTRAINT "messages_body" CHECK (length("messages"."body") between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"cancellation_id" text,
	"recipient" text NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"payload" jsonb NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"html" text DEFAULT '' NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"provider_id" text,
	"failure" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_key_unique" UNIQUE("key"),
	CONSTRAINT "mails_state" CHECK ("mails"."state" in ('queued', 'sent', 'failed', 'suppressed'))
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"supplier_id" text,
	CONSTRAINT "charges_position" UNIQUE("order_id","position"),
	CONSTRAINT "charges_kind" CHECK ("charges"."kind" in ('shipping', 'fee')),
	CONSTRAINT "charges_amount" CHECK ("charges"."amount_minor" >= 0 and "charges"."tax_minor" between 0 and "charges"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "discounts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"label" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"coupon" text,
	CONSTRAINT "discounts_amount" CHECK ("discounts"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "fulfillments" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"action" text NOT NULL,
	"items" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "fulfillments_action" CHECK ("fulfillments"."action" in ('pack', 'ship', 'deliver', 'revert'))
);
--> statement-breakpoint
CREATE TABLE "line_items" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"position" integer NOT NULL,
	"product_id" text,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"paid_minor" bigint NOT NULL,
	"supplier_id" text,
	"personalized" boolean DEFAULT false NOT NULL,
	"open" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"canceled" integer DEFAULT 0 NOT NULL,
	"fulfilling" integer DEFAULT 0 NOT NULL,
	"shipped" integer DEFAULT 0 NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "line_items_position" UNIQUE("order_id","position"),
	CONSTRAINT "line_items_quantity" CHECK ("line_items"."quantity" > 0),
	CONSTRAINT "line_items_units" CHECK (least("line_items"."open", "line_items"."held", "line_items"."canceled", "line_items"."fulfilling", "line_items"."shipped", "line_items"."delivered") >= 0
		and "line_items"."open" + "line_items"."held" + "line_items"."canceled" + "line_items"."fulfilling" + "line_items"."shipped" + "line_items"."delivered" = "line_items"."quantity"),
	CONSTRAINT "line_items_amounts" CHECK (least("line_items"."unit_price_minor", "line_items"."net_minor", "line_items"."discount_minor", "line_items"."tax_minor", "line_items"."paid_minor") >= 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"channel" text NOT NULL,
	"partner" text,
	"shopper_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"region" text NOT NULL,
	"locale" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"total_minor" bigint NOT NULL,
	"benefit_rules" jsonb,
	"points_earned" integer DEFAULT 0 NOT NULL,
	"written_off_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "orders_total" CHECK ("orders"."total_minor" >= 0 and "orders"."written_off_minor" >= 0),
	CONSTRAINT "orders_currency" CHECK ("orders"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"stock" integer NOT NULL,
	CONSTRAINT "products_sku_unique" UNIQUE("sku"),
	CONSTRAINT "products_stock" CHECK ("products"."stock" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"cancellation_id" text,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"due_at" timestamp (3) with time zone,
	"state" text DEFAULT 'open' NOT NULL,
	"outcome" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tasks_state" CHECK ("tasks"."state" in ('open', 'done'))
);
--> statement-breakpoint
CREATE TABLE "tenders" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"gateway" text,
	"reference" text,
	"label" text DEFAULT '' NOT NULL,
	"authorized_minor" bigint NOT NULL,
	"captured_minor" bigint NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"voided_minor" bigint DEFAULT 0 NOT NULL,
	"reserved_minor" bigint DEFAULT 0 NOT NULL,
	"charged_back_minor" bigint DEFAULT 0 NOT NULL,
	"over_returned_minor" bigint DEFAULT 0 NOT NULL,
	"disputed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "tenders_position" UNIQUE("order_id","position"),
	CONSTRAINT "tenders_kind" CHECK ("tenders"."kind" in ('card', 'bank_deposit', 'virtual_account', 'points', 'store_credit', 'gift_card', 'cash_on_delivery')),
	CONSTRAINT "tenders_positive" CHECK (least("tenders"."authorized_minor", "tenders"."captured_minor", "tenders"."refunded_minor", "tenders"."voided_minor",
		"tenders"."reserved_minor", "tenders"."charged_back_minor", "tenders"."over_returned_minor") >= 0),
	CONSTRAINT "tenders_not_above_secured" CHECK ("tenders"."refunded_minor" + "tenders"."voided_minor" + "tenders"."reserved_minor" + "tenders"."charged_back_minor"
		<= case when "tenders"."captured_minor" > 0 then "tenders"."captured_minor" else "tenders"."authorized_minor" end)
);
--> statement-breakpoint
CREATE TABLE "bank_details" (
	"id" text PRIMARY KEY NOT NULL,
	"cancellation_id" text NOT NULL,
	"sealed" text NOT NULL,
	"masked" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"delete_at" timestamp (3) with time zone,
	CONSTRAINT "bank_details_cancellation_id_unique" UNIQUE("cancellation_id")
);
--> statement-breakpoint
CREATE TABLE "sandbox_payments" (
	"reference" text PRIMARY KEY NOT NULL,
	"currency" text NOT NULL,
	"authorized_minor" bigint NOT NULL,
	"captured_minor" bigint NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sandbox_refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"outcome" text NOT NULL,
	"settles_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "sandbox_refunds_key_unique" UNIQUE("key"),
	CONSTRAINT "sandbox_refunds_amount" CHECK ("sandbox_refunds"."amount_minor" > 0),
	CONSTRAINT "sandbox_refunds_status" CHECK ("sandbox_refunds"."status" in ('pending', 'succeeded', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "sandbox_script" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"after_ms" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"hash" text NOT NULL,
	"content" jsonb NOT NULL,
	"policy_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"cancellation_id" text NOT NULL,
	"order_id" text NOT NULL,
	"tender_id" text NOT NULL,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"reversed_minor" bigint DEFAULT 0 NOT NULL,
	"reference" text,
	"trace" text,
	"failure" text,
	"due_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "refunds_kind" CHECK ("refunds"."kind" in ('refund', 'void')),
	CONSTRAINT "refunds_method" CHECK ("refunds"."method" in ('original_payment', 'bank_deposit', 'points', 'store_credit', 'gift_card', 'manual')),
	CONSTRAINT "refunds_state" CHECK ("refunds"."state" in ('planned', 'queued', 'submitted', 'pending', 'succeeded', 'failed', 'canceled', 'on_hold', 'blocked_by_dispute')),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_minor" > 0 and "refunds"."reversed_minor" between 0 and "refunds"."amount_minor"),
	CONSTRAINT "refunds_settled" CHECK (("refunds"."state" not in ('succeeded', 'failed')) or "refunds"."settled_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"version" serial PRIMARY KEY NOT NULL,
	"policy" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplier_cancellations" (
	"id" text PRIMARY KEY NOT NULL,
	"cancellation_id" text NOT NULL,
	"supplier_order_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"state" text NOT NULL,
	"items" jsonb NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"answer_note" text,
	"pays_back_minor" bigint,
	CONSTRAINT "supplier_cancellations_once" UNIQUE("cancellation_id","supplier_order_id"),
	CONSTRAINT "supplier_cancellations_state" CHECK ("supplier_cancellations"."state" in ('to_send', 'sent', 'approved', 'partly_approved', 'declined', 'expired', 'not_needed'))
);
--> statement-breakpoint
CREATE TABLE "supplier_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "supplier_orders_once" UNIQUE("order_id","supplier_id"),
	CONSTRAINT "supplier_orders_state" CHECK ("supplier_orders"."state" in ('not_placed', 'placed', 'in_production', 'shipped', 'delivered', 'canceled'))
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"email" text,
	"locale" text DEFAULT 'en' NOT NULL,
	CONSTRAINT "suppliers_name_unique" UNIQUE("name"),
	CONSTRAINT "suppliers_kind" CHECK ("suppliers"."kind" in ('letter', 'manual'))
);
--> statement-breakpoint
CREATE TABLE "tracking_links" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"cancellation_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "tracking_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"shopper_id" text,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"balance_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ledger_accounts_owner" UNIQUE NULLS NOT DISTINCT("shopper_id","kind","currency"),
	CONSTRAINT "ledger_accounts_kind" CHECK ("ledger_accounts"."kind" in ('points', 'store_credit', 'gift_card')),
	CONSTRAINT "ledger_accounts_balance" CHECK ("ledger_accounts"."shopper_id" is null or "ledger_accounts"."balance_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_postings" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"transaction_id" text NOT NULL,
	"account_id" text NOT NULL,
	"amount_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"order_id" text,
	"refund_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_transactions_key_unique" UNIQUE("key"),
	CONSTRAINT "ledger_transactions_kind" CHECK ("ledger_transactions"."kind" in ('grant', 'spend', 'give_back', 'take_again'))
);
--> statement-breakpoint
CREATE TABLE "events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"subject" text NOT NULL,
	"order_id" text,
	"cancellation_id" text,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_id_unique" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancellation_items" ADD CONSTRAINT "cancellation_items_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancellation_items" ADD CONSTRAINT "cancellation_items_line_item_id_line_items_id_fk" FOREIGN KEY ("line_item_id") REFERENCES "public"."line_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discounts" ADD CONSTRAINT "discounts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_items" ADD CONSTRAINT "line_items_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_items" ADD CONSTRAINT "line_items_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_items" ADD CONSTRAINT "line_items_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shopper_id_shoppers_id_fk" FOREIGN KEY ("shopper_id") REFERENCES "public"."shoppers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenders" ADD CONSTRAINT "tenders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sandbox_refunds" ADD CONSTRAINT "sandbox_refunds_reference_sandbox_payments_reference_fk" FOREIGN KEY ("reference") REFERENCES "public"."sandbox_payments"("reference") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD CONSTRAINT "supplier_cancellations_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD CONSTRAINT "supplier_cancellations_supplier_order_id_supplier_orders_id_fk" FOREIGN KEY ("supplier_order_id") REFERENCES "public"."supplier_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD CONSTRAINT "supplier_cancellations_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_links" ADD CONSTRAINT "tracking_links_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_shopper_id_shoppers_id_fk" FOREIGN KEY ("shopper_id") REFERENCES "public"."shoppers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_postings" ADD CONSTRAINT "ledger_postings_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "cancellation_items_line" ON "cancellation_items" USING btree ("line_item_id");--> statement-breakpoint
CREATE INDEX "cancellations_queue" ON "cancellations" USING btree ("state","deadline_at","id");--> statement-breakpoint
CREATE INDEX "cancellations_all" ON "cancellations" USING btree ("deadline_at","id");--> statement-breakpoint
CREATE INDEX "cancellations_order" ON "cancellations" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "cancellations_grace" ON "cancellations" USING btree ("grace_until") WHERE "cancellations"."state" in ('in_progress', 'canceled') and "cancellations"."released_at" is null;--> statement-breakpoint
CREATE INDEX "messages_cancellation" ON "messages" USING btree ("cancellation_id","at");--> statement-breakpoint
CREATE INDEX "mails_newest" ON "mails" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "mails_recipient" ON "mails" USING btree ("recipient","created_at");--> statement-breakpoint
CREATE INDEX "mails_cancellation" ON "mails" USING btree ("cancellation_id");--> statement-breakpoint
CREATE INDEX "discounts_order" ON "discounts" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "fulfillments_order" ON "fulfillments" USING btree ("order_id","at");--> statement-breakpoint
CREATE INDEX "line_items_sku" ON "line_items" USING btree ("sku","order_id");--> statement-breakpoint
CREATE INDEX "line_items_supplier" ON "line_items" USING btree ("supplier_id") WHERE "line_items"."supplier_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_shopper" ON "orders" USING btree ("shopper_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_email" ON "orders" USING btree ("email" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "orders_number_start" ON "orders" USING btree ("number" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "orders_partner" ON "orders" USING btree ("partner","placed_at","id") WHERE "orders"."partner" is not null;--> statement-breakpoint
CREATE INDEX "tasks_order" ON "tasks" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "tasks_cancellation" ON "tasks" USING btree ("cancellation_id");--> statement-breakpoint
CREATE INDEX "tenders_reference" ON "tenders" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "sandbox_refunds_reference" ON "sandbox_refunds" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "sandbox_refunds_to_settle" ON "sandbox_refunds" USING btree ("settles_at") WHERE "sandbox_refunds"."settles_at" is not null;--> statement-breakpoint
CREATE INDEX "quotes_order" ON "quotes" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_live" ON "refunds" USING btree ("cancellation_id","tender_id") WHERE "refunds"."state" in ('planned', 'queued', 'submitted', 'pending', 'on_hold', 'blocked_by_dispute');--> statement-breakpoint
CREATE INDEX "refunds_cancellation" ON "refunds" USING btree ("cancellation_id");--> statement-breakpoint
CREATE INDEX "refunds_tender" ON "refunds" USING btree ("tender_id");--> statement-breakpoint
CREATE INDEX "refunds_list" ON "refunds" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_newest" ON "refunds" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_due" ON "refunds" USING btree ("due_at") WHERE "refunds"."state" = 'planned';--> statement-breakpoint
CREATE INDEX "refunds_reference" ON "refunds" USING btree ("reference");--> statement-breakpoint
CREATE INDEX "supplier_cancellations_supplier" ON "supplier_cancellations" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "tracking_links_cancellation" ON "tracking_links" USING btree ("cancellation_id");--> statement-breakpoint
CREATE INDEX "ledger_postings_transaction" ON "ledger_postings" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "ledger_postings_account" ON "ledger_postings" USING btree ("account_id","seq");--> statement-breakpoint
CREATE INDEX "events_cancellation" ON "events" USING btree ("cancellation_id","seq");--> statement-breakpoint
CREATE INDEX "events_order" ON "events" USING btree ("order_id","seq");