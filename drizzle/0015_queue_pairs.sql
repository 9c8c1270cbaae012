-- Who asked and why, as one facet too: the two go together, and a plan must know how rare a pair is.
ALTER TABLE "findable_cases" ALTER COLUMN "facets" SET STATISTICS 1000;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION find_cases(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM 1 FROM cancellations WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
	INSERT INTO findable_cases AS known (cancellation_id, search, facets, currency, due_minor, customer)
	SELECT c.id,
		' ' || findable(c.number || ' ' || o.number || ' ' || o.email || ' ' || o.name || coalesce(goods.names, '')),
		ARRAY['by:' || c.origin, 'channel:' || o.channel, 'assignee:' || coalesce(c.assignee_id, 'none')]
			|| coalesce(goods.facets, '{}')
			|| ARRAY(SELECT DISTINCT 'tender:' || t.kind FROM tenders t
				WHERE t.order_id = o.id AND greatest(t.captured_minor, t.authorized_minor) > 0),
		o.currency, c.due_minor, lower(o.name)
	FROM cancellations c JOIN orders o ON o.id = c.order_id
	CROSS JOIN LATERAL (
		SELECT string_agg(DISTINCT ' ' || l.sku || ' ' || l.title, '') AS names,
			array_agg(DISTINCT 'reason:' || i.reason) FILTER (WHERE i.reason IS NOT NULL)
				|| coalesce(array_agg(DISTINCT 'asked:' || c.origin || ':' || i.reason) FILTER (WHERE i.reason IS NOT NULL), '{}')
				|| coalesce(array_agg(DISTINCT 'supplier:' || l.supplier_id) FILTER (WHERE l.supplier_id IS NOT NULL), '{}')
				AS facets
		FROM cancellation_items i JOIN line_items l ON l.id = i.line_item_id WHERE i.cancellation_id = c.id
	) AS goods
	WHERE c.id = ANY (ids)
	ON CONFLICT (cancellation_id) DO UPDATE SET search = excluded.search, facets = excluded.facets,
		currency = excluded.currency, due_minor = excluded.due_minor, customer = excluded.customer
		WHERE (known.search, known.facets, known.currency, known.due_minor, known.customer) IS DISTINCT FROM
			(excluded.search, excluded.facets, excluded.currency, excluded.due_minor, excluded.customer);
END $$;
--> statement-breakpoint
SELECT find_cases(ARRAY(SELECT id FROM cancellations));
