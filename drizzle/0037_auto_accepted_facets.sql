-- Cases are also found by product, by having been accepted by itself, and by what they lack: a reason, a supplier.
CREATE OR REPLACE FUNCTION find_cases(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM 1 FROM cancellations WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
	INSERT INTO findable_cases AS known (cancellation_id, search, facets, currency, due_minor, customer)
	SELECT c.id,
		' ' || findable(c.number || ' ' || o.number || ' ' || o.email || ' ' || o.name || coalesce(goods.names, '')),
		ARRAY['by:' || c.origin, 'channel:' || o.channel, 'assignee:' || coalesce(c.assignee_id, 'none')]
			|| CASE WHEN c.accepted_by_rule IS NULL THEN '{}'::text[] ELSE ARRAY['auto:yes'] END
			|| coalesce(goods.facets, '{}')
			|| ARRAY(SELECT DISTINCT 'tender:' || t.kind FROM tenders t
				WHERE t.order_id = o.id AND greatest(t.captured_minor, t.authorized_minor) > 0),
		o.currency, c.due_minor, lower(o.name)
	FROM cancellations c JOIN orders o ON o.id = c.order_id
	CROSS JOIN LATERAL (
		SELECT string_agg(DISTINCT ' ' || l.sku || ' ' || l.title, '') AS names,
			array_agg(DISTINCT 'reason:' || coalesce(i.reason, 'none'))
				|| array_agg(DISTINCT 'asked:' || c.origin || ':' || coalesce(i.reason, 'none'))
				|| array_agg(DISTINCT 'supplier:' || coalesce(l.supplier_id, 'none'))
				|| array_agg(DISTINCT 'sku:' || l.sku) AS facets
		FROM cancellation_items i JOIN line_items l ON l.id = i.line_item_id WHERE i.cancellation_id = c.id
	) AS goods
	WHERE c.id = ANY (ids)
	ON CONFLICT (cancellation_id) DO UPDATE SET search = excluded.search, facets = excluded.facets,
		currency = excluded.currency, due_minor = excluded.due_minor, customer = excluded.customer
		WHERE (known.search, known.facets, known.currency, known.due_minor, known.customer) IS DISTINCT FROM
			(excluded.search, excluded.facets, excluded.currency, excluded.due_minor, excluded.customer);
END $$;
--> statement-breakpoint
DROP TRIGGER find_changed_case ON cancellations;
--> statement-breakpoint
CREATE TRIGGER find_changed_case AFTER UPDATE OF due_minor, assignee_id, accepted_by_rule ON cancellations FOR EACH ROW
	WHEN (OLD.due_minor <> NEW.due_minor OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id
		OR OLD.accepted_by_rule IS DISTINCT FROM NEW.accepted_by_rule)
	EXECUTE FUNCTION find_this_case();
--> statement-breakpoint
SELECT find_cases(ARRAY(SELECT id FROM cancellations));
