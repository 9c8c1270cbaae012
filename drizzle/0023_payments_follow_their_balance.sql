-- A payment that was begun is looked at again at once when what is left of its balance changes: it may not be asked for any
-- more.
CREATE FUNCTION payments_follow_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE payments SET check_at = created_at WHERE balance_id = NEW.id AND state IN ('started', 'pending');
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_follow_balance AFTER UPDATE ON balances_due FOR EACH ROW
	WHEN (NEW.left_minor <> OLD.left_minor OR NEW.state <> OLD.state) EXECUTE FUNCTION payments_follow_balance();
