CREATE TABLE "recoveries" (
	"id" text PRIMARY KEY NOT NULL,
	"supplier_id" text NOT NULL,
	"currency" text NOT NULL,
	"expected_minor" bigint NOT NULL,
	"received_minor" bigint DEFAULT 0 NOT NULL,
	"written_off_minor" bigint DEFAULT 0 NOT NULL,
	"expected_on" date,
	"created_at" timestamp (3) with time zone NOT NULL,
	"open" boolean GENERATED ALWAYS AS (received_minor + written_off_minor < expected_minor) STORED,
	CONSTRAINT "recoveries_amounts" CHECK (least("recoveries"."expected_minor", "recoveries"."received_minor", "recoveries"."written_off_minor") >= 0
		and "recoveries"."received_minor" + "recoveries"."written_off_minor" <= "recoveries"."expected_minor")
);
--> statement-breakpoint
CREATE TABLE "recovery_totals" (
	"supplier_id" text NOT NULL,
	"currency" text NOT NULL,
	"expected_minor" bigint DEFAULT 0 NOT NULL,
	"received_minor" bigint DEFAULT 0 NOT NULL,
	"written_off_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "recovery_totals_supplier_id_currency_pk" PRIMARY KEY("supplier_id","currency")
);
--> statement-breakpoint
CREATE TABLE "supplier_items" (
	"sku" text PRIMARY KEY NOT NULL,
	"supplier_id" text NOT NULL,
	"reference" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplier_links" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"supplier_order_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "supplier_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "suppliers" DROP CONSTRAINT "suppliers_kind";--> statement-breakpoint
DROP INDEX "supplier_cancellations_supplier";--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "letter" text;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "escalated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "answered_via" text;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "answer_items" jsonb;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "pays_back_currency" text;--> statement-breakpoint
ALTER TABLE "supplier_cancellations" ADD COLUMN "pays_back_on" date;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD COLUMN "state_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD COLUMN "state_by" text;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD COLUMN "number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD COLUMN "outside" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD COLUMN "cost_minor" bigint;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD COLUMN "cost_currency" text;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "site" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "notes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "cancelable_until" text DEFAULT 'in_production' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "back_placed" integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "back_in_production" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "answer_hours" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "silence" text DEFAULT 'escalate' NOT NULL;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_id_supplier_cancellations_id_fk" FOREIGN KEY ("id") REFERENCES "public"."supplier_cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_totals" ADD CONSTRAINT "recovery_totals_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_items" ADD CONSTRAINT "supplier_items_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_links" ADD CONSTRAINT "supplier_links_supplier_order_id_supplier_orders_id_fk" FOREIGN KEY ("supplier_order_id") REFERENCES "public"."supplier_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recoveries_open" ON "recoveries" USING btree ("created_at","id") WHERE "recoveries"."open";--> statement-breakpoint
CREATE INDEX "recoveries_all" ON "recoveries" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "recoveries_supplier" ON "recoveries" USING btree ("supplier_id","created_at");--> statement-breakpoint
CREATE INDEX "supplier_items_supplier" ON "supplier_items" USING btree ("supplier_id","sku");--> statement-breakpoint
CREATE INDEX "supplier_links_order" ON "supplier_links" USING btree ("supplier_order_id");--> statement-breakpoint
CREATE INDEX "supplier_cancellations_order" ON "supplier_cancellations" USING btree ("supplier_order_id");--> statement-breakpoint
CREATE INDEX "supplier_cancellations_sent" ON "supplier_cancellations" USING btree ("sent_at","id") WHERE "supplier_cancellations"."state" = 'sent';--> statement-breakpoint
CREATE INDEX "supplier_cancellations_waiting" ON "supplier_cancellations" USING btree ("due_at","id") WHERE "supplier_cancellations"."state" = 'sent';--> statement-breakpoint
CREATE INDEX "supplier_orders_all" ON "supplier_orders" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "supplier_orders_state" ON "supplier_orders" USING btree ("state","order_id","id");--> statement-breakpoint
CREATE INDEX "supplier_cancellations_supplier" ON "supplier_cancellations" USING btree ("supplier_id","sent_at");--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_state_by" CHECK ("supplier_orders"."state_by" in ('hand', 'file', 'supplier', 'reading'));--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD CONSTRAINT "supplier_orders_cost" CHECK (("supplier_orders"."cost_minor" is null) = ("supplier_orders"."cost_currency" is null) and coalesce("supplier_orders"."cost_minor", 0) >= 0);--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_cancelable_until" CHECK ("suppliers"."cancelable_until" in ('never', 'placed', 'in_production'));--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_silence" CHECK ("suppliers"."silence" in ('escalate', 'assume_yes'));--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_terms" CHECK ("suppliers"."back_placed" between 0 and 100 and "suppliers"."back_in_production" between 0 and 100 and "suppliers"."answer_hours" between 1 and 720);--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_kind" CHECK ("suppliers"."kind" in ('letter', 'manual', 'aliexpress', 'print_on_demand'));--> statement-breakpoint
UPDATE supplier_cancellations SET due_at = sent_at + interval '24 hours' WHERE sent_at IS NOT NULL;
--> statement-breakpoint
-- What suppliers owe us in all, kept as each recovery changes.
CREATE FUNCTION sum_recoveries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO recovery_totals AS t (supplier_id, currency, expected_minor, received_minor, written_off_minor)
	VALUES (new.supplier_id, new.currency, new.expected_minor, new.received_minor, new.written_off_minor)
	ON CONFLICT (supplier_id, currency) DO UPDATE SET
		expected_minor = t.expected_minor + excluded.expected_minor,
		received_minor = t.received_minor + excluded.received_minor,
		written_off_minor = t.written_off_minor + excluded.written_off_minor;
	IF tg_op = 'UPDATE' THEN
		UPDATE recovery_totals SET
			expected_minor = expected_minor - old.expected_minor,
			received_minor = received_minor - old.received_minor,
			written_off_minor = written_off_minor - old.written_off_minor
		WHERE supplier_id = old.supplier_id AND currency = old.currency;
	END IF;
	RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER recoveries_summed AFTER INSERT OR UPDATE ON recoveries FOR EACH ROW EXECUTE FUNCTION sum_recoveries();
