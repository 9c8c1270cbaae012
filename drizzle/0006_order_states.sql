ALTER TABLE "orders" ADD COLUMN "state" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_state" ON "orders" USING btree ("state","placed_at","id");--> statement-breakpoint
CREATE INDEX "supplier_orders_supplier" ON "supplier_orders" USING btree ("supplier_id","order_id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_state" CHECK ("orders"."state" in ('awaiting_payment', 'balance_due', 'open', 'completed', 'canceled'));--> statement-breakpoint

-- What state an order is in, from its units and its money: src/lib/modules/orders/state.ts and owed.ts say the same.
CREATE FUNCTION derived_order_states(ids text[]) RETURNS TABLE (id text, state text) LANGUAGE sql STABLE AS $$
	SELECT o.id, CASE
		WHEN l.quantity > 0 AND l.canceled = l.quantity THEN 'canceled'
		WHEN l.quantity > 0 AND l.canceled + l.gone = l.quantity THEN 'completed'
		WHEN owed.minor > 0 AND t.secured < o.total_minor AND NOT t.on_delivery AND NOT t.outside THEN 'awaiting_payment'
		WHEN owed.minor > 0 AND NOT t.on_delivery THEN 'balance_due'
		ELSE 'open' END
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
-- Those who change what it follows from hold the order's row, so nobody else's change can come in between.
CREATE FUNCTION keep_order_states(ids text[]) RETURNS void LANGUAGE sql AS $$
	UPDATE orders o SET state = d.state FROM derived_order_states(ids) d WHERE o.id = d.id AND o.state <> d.state
$$;
--> statement-breakpoint
UPDATE orders o SET state = d.state FROM derived_order_states(ARRAY(SELECT id FROM orders)) d
	WHERE o.id = d.id AND o.state <> d.state;
--> statement-breakpoint
CREATE FUNCTION order_state_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_order_states(ARRAY[NEW.id]);
	RETURN NULL;
END $$;
--> statement-breakpoint
-- An order that was written is looked at once more at the end, when all that came with it is there. Lines and tenders of an
-- order this very transaction has written leave it to that: taking in a file writes each order's state once at most.
CREATE CONSTRAINT TRIGGER order_state AFTER INSERT OR UPDATE ON orders DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION order_state_of_row();
--> statement-breakpoint
CREATE FUNCTION order_states_of_new_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_order_states(ARRAY(SELECT DISTINCT o.id FROM after_rows n JOIN orders o ON o.id = n.order_id
		WHERE o.xmin <> pg_current_xact_id()::xid));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION order_states_of_gone_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_order_states(ARRAY(SELECT DISTINCT order_id FROM before_rows));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION order_states_of_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_order_states(ARRAY(SELECT DISTINCT n.order_id FROM after_rows n JOIN before_rows b ON b.id = n.id
		WHERE (n.quantity, n.canceled, n.shipped + n.delivered) IS DISTINCT FROM
			(b.quantity, b.canceled, b.shipped + b.delivered)));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION order_states_of_tenders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_order_states(ARRAY(SELECT DISTINCT n.order_id FROM after_rows n JOIN before_rows b ON b.id = n.id
		WHERE (n.kind, n.captured_minor, n.authorized_minor, n.refunded_minor, n.voided_minor, n.charged_back_minor)
			IS DISTINCT FROM
			(b.kind, b.captured_minor, b.authorized_minor, b.refunded_minor, b.voided_minor, b.charged_back_minor)));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION order_states_of_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_order_states(ARRAY(SELECT DISTINCT n.order_id FROM after_rows n JOIN before_rows b ON b.id = n.id
		WHERE (n.state IN ('in_progress', 'canceled'), n.worth_minor, n.due_minor, n.refunded_minor, n.waived_minor, n.lost_minor)
			IS DISTINCT FROM
			(b.state IN ('in_progress', 'canceled'), b.worth_minor, b.due_minor, b.refunded_minor, b.waived_minor, b.lost_minor)));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_state_of_new AFTER INSERT ON line_items REFERENCING NEW TABLE AS after_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_new_rows();
--> statement-breakpoint
CREATE TRIGGER order_state_of_new AFTER INSERT ON tenders REFERENCING NEW TABLE AS after_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_new_rows();
--> statement-breakpoint
CREATE TRIGGER order_state_of_new AFTER INSERT ON cancellations REFERENCING NEW TABLE AS after_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_new_rows();
--> statement-breakpoint
CREATE TRIGGER order_state_of_changed AFTER UPDATE ON line_items REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_lines();
--> statement-breakpoint
CREATE TRIGGER order_state_of_changed AFTER UPDATE ON tenders REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_tenders();
--> statement-breakpoint
CREATE TRIGGER order_state_of_changed AFTER UPDATE ON cancellations REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_cases();
--> statement-breakpoint
CREATE TRIGGER order_state_of_gone AFTER DELETE ON line_items REFERENCING OLD TABLE AS before_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_gone_rows();
--> statement-breakpoint
CREATE TRIGGER order_state_of_gone AFTER DELETE ON tenders REFERENCING OLD TABLE AS before_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_gone_rows();
--> statement-breakpoint
CREATE TRIGGER order_state_of_gone AFTER DELETE ON cancellations REFERENCING OLD TABLE AS before_rows
	FOR EACH STATEMENT EXECUTE FUNCTION order_states_of_gone_rows();
