-- Rules that no writer may break, not even a direct SQL write. Sums over rows are checked at commit.

-- One live cancellation per unit: what a line counts as held and canceled is what its live cases hold.
CREATE FUNCTION check_units(line text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	kept record;
	claimed record;
BEGIN
	SELECT held, canceled INTO kept FROM line_items WHERE id = line;
	IF NOT FOUND THEN RETURN; END IF;
	SELECT coalesce(sum(i.quantity) FILTER (WHERE c.state = 'requested'), 0) AS held,
		coalesce(sum(i.quantity) FILTER (WHERE c.state IN ('in_progress', 'canceled')), 0) AS canceled
		INTO claimed
		FROM cancellation_items i JOIN cancellations c ON c.id = i.cancellation_id WHERE i.line_item_id = line;
	IF kept.held <> claimed.held OR kept.canceled <> claimed.canceled THEN
		RAISE EXCEPTION 'line item %: % held and % canceled, but its cases hold % and %',
			line, kept.held, kept.canceled, claimed.held, claimed.canceled
			USING ERRCODE = 'check_violation', CONSTRAINT = 'units_match_cases';
	END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION units_match_cases() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	item record;
BEGIN
	IF TG_TABLE_NAME = 'line_items' THEN
		PERFORM check_units(NEW.id);
	ELSIF TG_TABLE_NAME = 'cancellations' THEN
		FOR item IN SELECT line_item_id FROM cancellation_items WHERE cancellation_id = NEW.id LOOP
			PERFORM check_units(item.line_item_id);
		END LOOP;
	ELSE
		IF TG_OP <> 'INSERT' THEN PERFORM check_units(OLD.line_item_id); END IF;
		IF TG_OP <> 'DELETE' THEN PERFORM check_units(NEW.line_item_id); END IF;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER units_match_cases_inserted AFTER INSERT ON line_items DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.held + NEW.canceled > 0) EXECUTE FUNCTION units_match_cases();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER units_match_cases AFTER UPDATE OF held, canceled ON line_items DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.held <> OLD.held OR NEW.canceled <> OLD.canceled) EXECUTE FUNCTION units_match_cases();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER units_match_cases AFTER UPDATE OF state ON cancellations DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION units_match_cases();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER units_match_cases AFTER INSERT OR UPDATE OR DELETE ON cancellation_items DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION units_match_cases();
--> statement-breakpoint

-- A tender's sums are those of its refunds.
CREATE FUNCTION check_tender(tender text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	kept record;
	moved record;
BEGIN
	SELECT reserved_minor AS reserved, refunded_minor + voided_minor + over_returned_minor AS returned
		INTO kept FROM tenders WHERE id = tender;
	IF NOT FOUND THEN RETURN; END IF;
	SELECT coalesce(sum(amount_minor) FILTER (WHERE state IN
			('planned', 'queued', 'submitted', 'pending', 'on_hold', 'blocked_by_dispute')), 0) AS reserved,
		coalesce(sum(amount_minor - reversed_minor) FILTER (WHERE state = 'succeeded'), 0) AS returned
		INTO moved FROM refunds WHERE tender_id = tender;
	IF kept.reserved <> moved.reserved OR kept.returned <> moved.returned THEN
		RAISE EXCEPTION 'tender %: % reserved and % returned, but its refunds say % and %',
			tender, kept.reserved, kept.returned, moved.reserved, moved.returned
			USING ERRCODE = 'check_violation', CONSTRAINT = 'tender_matches_refunds';
	END IF;
END $$;
--> statement-breakpoint
-- A case's refunded sum is that of its succeeded refunds.
CREATE FUNCTION check_case_money(cancellation text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	kept bigint;
	moved bigint;
BEGIN
	SELECT refunded_minor INTO kept FROM cancellations WHERE id = cancellation;
	SELECT coalesce(sum(amount_minor), 0) INTO moved FROM refunds
		WHERE cancellation_id = cancellation AND state = 'succeeded';
	IF kept <> moved THEN
		RAISE EXCEPTION 'cancellation %: % refunded, but its refunds say %', cancellation, kept, moved
			USING ERRCODE = 'check_violation', CONSTRAINT = 'case_matches_refunds';
	END IF;
END $$;
--> statement-breakpoint
-- Those sums follow the refund rows by themselves. A reservation above what is secured fails the tender's CHECK; money a
-- provider says it gave back is a fact, so what exceeds goes to over_returned.
CREATE FUNCTION refund_sums(tender text, cancellation text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	live bigint;
	returned bigint;
	voided bigint;
BEGIN
	SELECT coalesce(sum(amount_minor) FILTER (WHERE state IN
			('planned', 'queued', 'submitted', 'pending', 'on_hold', 'blocked_by_dispute')), 0),
		coalesce(sum(amount_minor - reversed_minor) FILTER (WHERE state = 'succeeded' AND kind = 'refund'), 0),
		coalesce(sum(amount_minor - reversed_minor) FILTER (WHERE state = 'succeeded' AND kind = 'void'), 0)
		INTO live, returned, voided FROM refunds WHERE tender_id = tender;
	UPDATE tenders SET reserved_minor = live, voided_minor = voided,
		refunded_minor = least(returned, room), over_returned_minor = returned - least(returned, room)
		FROM (SELECT greatest(0, CASE WHEN captured_minor > 0 THEN captured_minor ELSE authorized_minor END
			- charged_back_minor - live - voided) AS room FROM tenders WHERE id = tender) AS t
		WHERE id = tender;
	-- A case can't stay canceled without its money: one whose refund failed late is open again at once (T12).
	UPDATE cancellations SET refunded_minor = paid.amount,
		state = CASE WHEN state = 'canceled' AND paid.amount < refunded_minor THEN 'in_progress' ELSE state END
		FROM (SELECT coalesce(sum(amount_minor) FILTER (WHERE state = 'succeeded'), 0) AS amount
			FROM refunds WHERE cancellation_id = cancellation) AS paid
		WHERE id = cancellation AND refunded_minor <> paid.amount;
END $$;
--> statement-breakpoint
CREATE FUNCTION refund_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		PERFORM refund_sums(OLD.tender_id, OLD.cancellation_id);
	ELSE
		PERFORM refund_sums(NEW.tender_id, NEW.cancellation_id);
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER refund_sums AFTER INSERT OR DELETE OR UPDATE OF state, reversed_minor ON refunds
	FOR EACH ROW EXECUTE FUNCTION refund_sums();
--> statement-breakpoint
CREATE FUNCTION money_matches_refunds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_TABLE_NAME = 'tenders' THEN
		PERFORM check_tender(NEW.id);
	ELSE
		PERFORM check_case_money(NEW.id);
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER money_matches_refunds AFTER UPDATE OF reserved_minor, refunded_minor, voided_minor, over_returned_minor
	ON tenders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_matches_refunds();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER money_matches_refunds_inserted AFTER INSERT ON tenders DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.reserved_minor + NEW.refunded_minor + NEW.voided_minor + NEW.over_returned_minor > 0)
	EXECUTE FUNCTION money_matches_refunds();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER money_matches_refunds AFTER UPDATE OF refunded_minor ON cancellations DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.refunded_minor <> OLD.refunded_minor) EXECUTE FUNCTION money_matches_refunds();
--> statement-breakpoint

-- States move only along their tables; every change of a case is a new version of it.
CREATE FUNCTION cancellation_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
		('requested', 'in_progress'), ('requested', 'canceled'), ('requested', 'rejected'), ('requested', 'withdrawn'),
		('in_progress', 'canceled'), ('in_progress', 'undone'), ('in_progress', 'requested'), ('in_progress', 'rejected'),
		('canceled', 'in_progress'), ('canceled', 'undone')
	) THEN
		RAISE EXCEPTION 'cancellation %: no way from % to %', OLD.id, OLD.state, NEW.state
			USING ERRCODE = 'check_violation', CONSTRAINT = 'cancellation_moves';
	END IF;
	NEW.version := OLD.version + 1;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cancellation_moves BEFORE UPDATE ON cancellations FOR EACH ROW EXECUTE FUNCTION cancellation_moves();
--> statement-breakpoint
CREATE FUNCTION refund_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.amount_minor <> OLD.amount_minor OR NEW.tender_id <> OLD.tender_id OR NEW.cancellation_id <> OLD.cancellation_id THEN
		RAISE EXCEPTION 'refund %: its amount and tender never change', OLD.id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_is_fixed';
	END IF;
	IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
		('planned', 'queued'), ('planned', 'succeeded'), ('planned', 'canceled'), ('planned', 'on_hold'), ('planned', 'blocked_by_dispute'),
		('queued', 'submitted'), ('queued', 'succeeded'), ('queued', 'canceled'), ('queued', 'on_hold'), ('queued', 'blocked_by_dispute'),
		('submitted', 'pending'), ('submitted', 'succeeded'), ('submitted', 'failed'), ('submitted', 'blocked_by_dispute'),
		('pending', 'succeeded'), ('pending', 'failed'), ('succeeded', 'failed'),
		('on_hold', 'planned'), ('on_hold', 'queued'), ('on_hold', 'canceled'), ('on_hold', 'blocked_by_dispute'),
		('blocked_by_dispute', 'planned'), ('blocked_by_dispute', 'queued'), ('blocked_by_dispute', 'canceled')
	) THEN
		RAISE EXCEPTION 'refund %: no way from % to %', OLD.id, OLD.state, NEW.state
			USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_moves';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refund_moves BEFORE UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION refund_moves();
--> statement-breakpoint

-- What is written once stays as it was.
CREATE FUNCTION never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'append_only';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION never_changes();
--> statement-breakpoint
CREATE TRIGGER quotes_append_only BEFORE UPDATE OR DELETE ON quotes FOR EACH ROW EXECUTE FUNCTION never_changes();
--> statement-breakpoint
CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE ON ledger_transactions FOR EACH ROW EXECUTE FUNCTION never_changes();
--> statement-breakpoint
CREATE TRIGGER ledger_postings_append_only BEFORE UPDATE OR DELETE ON ledger_postings FOR EACH ROW EXECUTE FUNCTION never_changes();
--> statement-breakpoint

-- Double entry: a balance is the sum of its postings, and the postings of a transaction add up to nothing.
CREATE FUNCTION post_to_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE ledger_accounts SET balance_minor = balance_minor + NEW.amount_minor WHERE id = NEW.account_id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_to_balance AFTER INSERT ON ledger_postings FOR EACH ROW EXECUTE FUNCTION post_to_balance();
--> statement-breakpoint
CREATE FUNCTION postings_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (SELECT sum(amount_minor) FROM ledger_postings WHERE transaction_id = NEW.transaction_id) <> 0 THEN
		RAISE EXCEPTION 'ledger transaction % does not balance', NEW.transaction_id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'postings_balance';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER postings_balance AFTER INSERT ON ledger_postings DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION postings_balance();
