ALTER TABLE "cancellations" ADD COLUMN "given_up_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_given_up" CHECK ("cancellations"."given_up_minor" between 0 and "cancellations"."refunded_minor" and ("cancellations"."given_up_minor" = 0 or "cancellations"."state" = 'undone'));
--> statement-breakpoint
-- Money that comes back late was not given up: a refund that failed after its undo takes that along.
CREATE OR REPLACE FUNCTION refund_sums(tender text, cancellation text) RETURNS void LANGUAGE plpgsql AS $$
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
	UPDATE cancellations SET refunded_minor = paid.amount, given_up_minor = least(given_up_minor, paid.amount),
		state = CASE WHEN state = 'canceled' AND paid.amount < refunded_minor THEN 'in_progress' ELSE state END
		FROM (SELECT coalesce(sum(amount_minor) FILTER (WHERE state = 'succeeded'), 0) AS amount
			FROM refunds WHERE cancellation_id = cancellation) AS paid
		WHERE id = cancellation AND refunded_minor <> paid.amount;
END $$;
--> statement-breakpoint
-- The debt an order's undone cases gave up, less what later ones canceled of the same goods. Whoever writes a case holds its order.
CREATE FUNCTION written_off_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE orders SET written_off_minor = kept.amount
		FROM (SELECT greatest(0, coalesce(sum(CASE WHEN state IN ('in_progress', 'canceled')
				THEN -coalesce((quote->'givenUp'->>'total')::bigint, 0) ELSE given_up_minor END), 0)) AS amount
			FROM cancellations WHERE order_id = NEW.order_id) AS kept
		WHERE id = NEW.order_id AND written_off_minor <> kept.amount;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER written_off_follows_new AFTER INSERT ON cancellations
	FOR EACH ROW WHEN (NEW.quote->'givenUp' IS NOT NULL) EXECUTE FUNCTION written_off_follows();
--> statement-breakpoint
CREATE TRIGGER written_off_follows AFTER UPDATE ON cancellations
	FOR EACH ROW WHEN (NEW.given_up_minor <> OLD.given_up_minor
		OR (NEW.state <> OLD.state AND NEW.quote->'givenUp' IS NOT NULL)
		OR NEW.quote->'givenUp' IS DISTINCT FROM OLD.quote->'givenUp') EXECUTE FUNCTION written_off_follows();
--> statement-breakpoint
-- Until now only the order knew it; the case's history says how much was its.
UPDATE cancellations c SET given_up_minor = least(c.refunded_minor, o.written_off_minor, (e.data->>'written_off')::bigint)
	FROM events e JOIN orders o ON o.id = e.order_id
	WHERE e.cancellation_id = c.id AND e.name = 'cancellation.undone' AND c.state = 'undone'
		AND o.written_off_minor > 0 AND (e.data->>'written_off')::bigint > 0;
