CREATE TABLE "orders_again" (
	"order_id" text PRIMARY KEY NOT NULL,
	"cancellation_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "orders_again_cancellation_id_unique" UNIQUE("cancellation_id")
);
--> statement-breakpoint
CREATE TABLE "balances_due" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"cancellation_id" text,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"left_minor" bigint NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"reminders" integer DEFAULT 0 NOT NULL,
	"remind_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "balances_due_state" CHECK ("balances_due"."state" in ('open', 'settled', 'given_up')),
	CONSTRAINT "balances_due_amounts" CHECK ("balances_due"."amount_minor" > 0 and "balances_due"."left_minor" >= 0 and "balances_due"."reminders" >= 0),
	CONSTRAINT "balances_due_left" CHECK (case "balances_due"."state" when 'open' then "balances_due"."left_minor" > 0 when 'settled' then "balances_due"."left_minor" = 0 else true end)
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"balance_id" text NOT NULL,
	"gateway" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"reference" text,
	"failure" text,
	"tender_id" text,
	"checks" integer DEFAULT 0 NOT NULL,
	"check_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "payments_tender_id_unique" UNIQUE("tender_id"),
	CONSTRAINT "payments_state" CHECK ("payments"."state" in ('started', 'pending', 'succeeded', 'failed')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_minor" > 0),
	CONSTRAINT "payments_became_tender" CHECK (("payments"."state" = 'succeeded') = ("payments"."tender_id" is not null)),
	CONSTRAINT "payments_settled" CHECK (("payments"."state" in ('succeeded', 'failed')) = ("payments"."settled_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "account_links" DROP CONSTRAINT "account_links_kind";--> statement-breakpoint
ALTER TABLE "cancellations" DROP CONSTRAINT "cancellations_amounts";--> statement-breakpoint
DROP INDEX "account_links_open";--> statement-breakpoint
ALTER TABLE "orders_again" ADD CONSTRAINT "orders_again_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders_again" ADD CONSTRAINT "orders_again_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balances_due" ADD CONSTRAINT "balances_due_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balances_due" ADD CONSTRAINT "balances_due_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_balance_id_balances_due_id_fk" FOREIGN KEY ("balance_id") REFERENCES "public"."balances_due"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "balances_due_one_open" ON "balances_due" USING btree ("order_id") WHERE "balances_due"."state" = 'open';--> statement-breakpoint
CREATE INDEX "balances_due_order" ON "balances_due" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "balances_due_cancellation" ON "balances_due" USING btree ("cancellation_id");--> statement-breakpoint
CREATE INDEX "balances_due_remind" ON "balances_due" USING btree ("remind_at") WHERE "balances_due"."state" = 'open' and "balances_due"."remind_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_open" ON "payments" USING btree ("order_id") WHERE "payments"."state" in ('started', 'pending');--> statement-breakpoint
CREATE INDEX "payments_to_check" ON "payments" USING btree ("check_at") WHERE "payments"."state" in ('started', 'pending');--> statement-breakpoint
CREATE INDEX "payments_balance" ON "payments" USING btree ("balance_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_reference" ON "payments" USING btree ("gateway","reference") WHERE "payments"."reference" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "account_links_open" ON "account_links" USING btree ("kind","subject","email") WHERE "account_links"."used_at" is null and "account_links"."revoked_at" is null and "account_links"."kind" not in ('open_order', 'pay');--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_kind" CHECK (kind in ('verify_email', 'sign_in', 'reset_password', 'change_email', 'not_me', 'open_order', 'join_staff', 'reset_staff_password', 'pay', 'order_again'));--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_amounts" CHECK (least("cancellations"."worth_minor", "cancellations"."due_minor", "cancellations"."external_due_minor", "cancellations"."refunded_minor", "cancellations"."waived_minor", "cancellations"."lost_minor") >= 0
		and "cancellations"."external_due_minor" <= "cancellations"."due_minor" and ("cancellations"."due_minor" <= "cancellations"."worth_minor" or "cancellations"."origin" = 'system'));--> statement-breakpoint

-- What is left of a balance follows what its order owes, as the order's state does (0006): both from the same figures.
DROP FUNCTION derived_order_states(text[]);
--> statement-breakpoint
CREATE FUNCTION derived_order_states(ids text[]) RETURNS TABLE (id text, state text, owed bigint) LANGUAGE sql STABLE AS $$
	SELECT o.id, CASE
		WHEN l.quantity > 0 AND l.canceled = l.quantity THEN 'canceled'
		WHEN l.quantity > 0 AND l.canceled + l.gone = l.quantity THEN 'completed'
		WHEN owed.minor > 0 AND t.secured < o.total_minor AND NOT t.on_delivery AND NOT t.outside THEN 'awaiting_payment'
		WHEN owed.minor > 0 AND NOT t.on_delivery THEN 'balance_due'
		ELSE 'open' END, owed.minor::bigint
	FROM orders o
	CROSS JOIN LATERAL (SELECT coalesce(sum(quantity), 0) AS quantity, coalesce(sum(canceled), 0) AS canceled,
		coalesce(sum(shipped + delivered), 0) AS gone FROM line_items WHERE order_id = o.id) l
	CROSS JOIN LATERAL (SELECT coalesce(sum(secured), 0) AS secured,
		coalesce(sum(secured - refunded_minor - voided_minor - charged_back_minor), 0) AS kept,
		coalesce(bool_or(kind = 'cash_on_delivery'), false) AS on_delivery,
		coalesce(bool_or(secured > 0 AND kind NOT IN ('points', 'store_credit', 'gift_card')), false) AS outside
		FROM (SELECT *, CASE WHEN captured_minor > 0 THEN captured_minor ELSE authorized_minor END AS secured
			FROM tenders WHERE order_id = o.id) AS paid) t
	CROSS JOIN LATERAL (SELECT coalesce(sum(worth_minor - waived_minor), 0) AS lowered,
		coalesce(sum(greatest(0, due_minor - refunded_minor - waived_minor - lost_minor)), 0) AS still
		FROM cancellations WHERE order_id = o.id AND cancellations.state IN ('in_progress', 'canceled')) c
	CROSS JOIN LATERAL (SELECT CASE WHEN l.canceled = l.quantity THEN 0
		ELSE greatest(0, o.total_minor - c.lowered - o.written_off_minor - t.kept + c.still) END AS minor) owed
	WHERE o.id = ANY (ids)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_order_states(ids text[]) RETURNS void LANGUAGE sql AS $$
	UPDATE orders o SET state = d.state FROM derived_order_states(ids) d WHERE o.id = d.id AND o.state <> d.state;
	UPDATE balances_due b SET left_minor = d.owed, state = CASE WHEN d.owed > 0 THEN 'open' ELSE 'settled' END
		FROM derived_order_states(ARRAY(SELECT order_id FROM balances_due WHERE state = 'open' AND order_id = ANY (ids))) d
		WHERE b.order_id = d.id AND b.state = 'open' AND b.left_minor <> d.owed
$$;
--> statement-breakpoint
-- … and nobody may write another figure beside it.
CREATE FUNCTION balance_matches_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	owes bigint;
BEGIN
	SELECT d.owed INTO owes FROM balances_due b, derived_order_states(ARRAY[b.order_id]) d
		WHERE b.id = NEW.id AND b.state = 'open' AND b.left_minor <> d.owed;
	IF FOUND THEN
		RAISE EXCEPTION 'balance %: its order owes %', NEW.id, owes
			USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_matches_order';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER balance_matches_order AFTER INSERT OR UPDATE ON balances_due DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION balance_matches_order();
--> statement-breakpoint
CREATE FUNCTION balance_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.order_id <> OLD.order_id OR NEW.amount_minor <> OLD.amount_minor OR (OLD.state <> 'open' AND NEW.state <> OLD.state) THEN
		RAISE EXCEPTION 'balance %: no way from % to %', OLD.id, OLD.state, NEW.state
			USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_moves';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER balance_moves BEFORE UPDATE ON balances_due FOR EACH ROW EXECUTE FUNCTION balance_moves();
--> statement-breakpoint
CREATE FUNCTION payment_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.amount_minor <> OLD.amount_minor OR NEW.order_id <> OLD.order_id OR (OLD.state = 'succeeded' AND NEW.state <> OLD.state) THEN
		RAISE EXCEPTION 'payment %: no way from % to %', OLD.id, OLD.state, NEW.state
			USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_moves';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payment_moves BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION payment_moves();
