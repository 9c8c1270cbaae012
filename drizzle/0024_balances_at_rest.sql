-- Within one transaction an order may owe nothing for a moment: an undo takes points again before it brings the goods back.
-- A balance is settled for good, so that is decided when the transaction ends; what is left of it follows at once.
CREATE OR REPLACE FUNCTION keep_order_states(ids text[]) RETURNS void LANGUAGE sql AS $$
	UPDATE orders o SET state = d.state FROM derived_order_states(ids) d WHERE o.id = d.id AND o.state <> d.state;
	UPDATE balances_due b SET left_minor = CASE WHEN d.owed > 0 THEN d.owed ELSE b.left_minor END
		FROM derived_order_states(ARRAY(SELECT order_id FROM balances_due WHERE state = 'open' AND order_id = ANY (ids))) d
		WHERE b.order_id = d.id AND b.state = 'open' AND b.left_minor <> d.owed
$$;
--> statement-breakpoint
CREATE FUNCTION balance_at_rest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE balances_due b SET left_minor = 0, state = 'settled'
		FROM derived_order_states(ARRAY[NEW.order_id]) d WHERE b.id = NEW.id AND b.state = 'open' AND d.owed = 0;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Its name stands before that of balance_matches_order, which looks at what this leaves.
CREATE CONSTRAINT TRIGGER balance_at_rest AFTER INSERT OR UPDATE ON balances_due DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION balance_at_rest();
