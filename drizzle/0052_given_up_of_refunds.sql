ALTER TABLE "refunds" ADD COLUMN "given_up_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_given_up" CHECK ("refunds"."given_up_minor" between 0 and "refunds"."amount_minor" - "refunds"."reversed_minor");
--> statement-breakpoint
-- Until now only the case knew it: its refunds share it, the first of them first.
UPDATE refunds r SET given_up_minor = shared.amount
	FROM (SELECT one.id, least(one.kept, greatest(0, c.given_up_minor - coalesce(sum(one.kept) OVER (
				PARTITION BY c.id ORDER BY one.created_at, one.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) AS amount
			FROM cancellations c
			JOIN (SELECT id, cancellation_id, created_at, amount_minor - reversed_minor AS kept FROM refunds
				WHERE state = 'succeeded') AS one ON one.cancellation_id = c.id
			WHERE c.given_up_minor > 0) AS shared
	WHERE r.id = shared.id AND shared.amount > 0;
--> statement-breakpoint
-- What a case gave up is what its refunds did, as long as their money is with the shopper: one that failed late takes its part along.
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
	UPDATE cancellations SET refunded_minor = paid.amount, given_up_minor = paid.given_up,
		state = CASE WHEN state = 'canceled' AND paid.amount < refunded_minor THEN 'in_progress' ELSE state END
		FROM (SELECT coalesce(sum(amount_minor) FILTER (WHERE state = 'succeeded'), 0) AS amount,
				coalesce(sum(given_up_minor) FILTER (WHERE state = 'succeeded'), 0) AS given_up
			FROM refunds WHERE cancellation_id = cancellation) AS paid
		WHERE id = cancellation AND (refunded_minor <> paid.amount OR given_up_minor <> paid.given_up);
END $$;
--> statement-breakpoint
CREATE OR REPLACE TRIGGER refund_sums AFTER INSERT OR DELETE OR UPDATE OF state, reversed_minor, given_up_minor ON refunds
	FOR EACH ROW EXECUTE FUNCTION refund_sums();
