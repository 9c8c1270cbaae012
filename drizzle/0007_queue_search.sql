CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- Text as it is searched: small letters without accents. Whatever is no ASCII becomes a mark and four characters of its
-- own, because what pg_trgm takes for a letter depends on the database's locale, and in "C" Korean is none.
CREATE FUNCTION findable(raw text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
	IF octet_length(raw) = char_length(raw) THEN RETURN translate(lower(raw), '~', ' '); END IF;
	RETURN (
		SELECT string_agg(CASE WHEN code < 128 THEN letter ELSE '~' || substr(digits, code / 46656 % 36 + 1, 1)
			|| substr(digits, code / 1296 % 36 + 1, 1) || substr(digits, code / 36 % 36 + 1, 1)
			|| substr(digits, code % 36 + 1, 1) END, '' ORDER BY at)
		FROM (SELECT '0123456789abcdefghijklmnopqrstuvwxyz' AS digits, letter, ascii(letter) AS code, at
			FROM unnest(string_to_array(translate(lower(normalize(
				regexp_replace(normalize(raw, NFKD), '[\u0300-\u036f]', '', 'g'), NFC)), '~', ' '), NULL))
			WITH ORDINALITY AS letters (letter, at)) AS coded
	);
END $$;
--> statement-breakpoint
-- The pattern that finds a word: any part of a text, or how one of its words begins when two letters are all there is.
CREATE FUNCTION finding(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
	SELECT CASE WHEN length(findable(word)) < 3 THEN '% ' ELSE '%' END
		|| replace(replace(replace(trim(findable(word)), '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
--> statement-breakpoint
CREATE TABLE "findable_cases" (
	"cancellation_id" text PRIMARY KEY NOT NULL,
	"search" text NOT NULL,
	"facets" text[] NOT NULL,
	"currency" text NOT NULL,
	"due_minor" bigint NOT NULL,
	"customer" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_names" (
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"search" text GENERATED ALWAYS AS (' ' || findable(sku || ' ' || title)) STORED NOT NULL
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "search" text GENERATED ALWAYS AS (' ' || findable(number || ' ' || email || ' ' || name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "findable_cases" ADD CONSTRAINT "findable_cases_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "findable_cases_search" ON "findable_cases" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "findable_cases_facets" ON "findable_cases" USING gin ("facets");--> statement-breakpoint
CREATE INDEX "findable_cases_amount" ON "findable_cases" USING btree ("currency","due_minor","cancellation_id");--> statement-breakpoint
CREATE INDEX "findable_cases_customer" ON "findable_cases" USING btree ("customer","cancellation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "item_names_once" ON "item_names" USING btree ("sku",md5("title"));--> statement-breakpoint
CREATE INDEX "item_names_search" ON "item_names" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "cancellations_newest" ON "cancellations" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "orders_search" ON "orders" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "orders_channel" ON "orders" USING btree ("channel","placed_at","id");
--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "search" SET STATISTICS 400;
--> statement-breakpoint
ALTER TABLE "findable_cases" ALTER COLUMN "search" SET STATISTICS 400;
--> statement-breakpoint

-- What cases are found by, gathered anew. The lock first: of two who change one case, the later reads what the earlier wrote.
CREATE FUNCTION find_cases(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
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
CREATE FUNCTION find_this_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM find_cases(ARRAY[NEW.id]);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION find_cases_of_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM find_cases(ARRAY(SELECT DISTINCT cancellation_id FROM changed));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION find_cases_of_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM find_cases(ARRAY(SELECT c.id FROM changed JOIN cancellations c ON c.order_id = changed.order_id));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION find_cases_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	changed_order text := CASE TG_TABLE_NAME WHEN 'orders' THEN NEW.id ELSE to_jsonb(NEW) ->> 'order_id' END;
BEGIN
	PERFORM find_cases(ARRAY(SELECT id FROM cancellations WHERE order_id = changed_order));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER find_new_case AFTER INSERT ON cancellations FOR EACH ROW EXECUTE FUNCTION find_this_case();
--> statement-breakpoint
CREATE TRIGGER find_changed_case AFTER UPDATE OF due_minor, assignee_id ON cancellations FOR EACH ROW
	WHEN (OLD.due_minor <> NEW.due_minor OR OLD.assignee_id IS DISTINCT FROM NEW.assignee_id)
	EXECUTE FUNCTION find_this_case();
--> statement-breakpoint
CREATE TRIGGER find_cases_of_new_items AFTER INSERT ON cancellation_items REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION find_cases_of_items();
--> statement-breakpoint
CREATE TRIGGER find_cases_of_gone_items AFTER DELETE ON cancellation_items REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION find_cases_of_items();
--> statement-breakpoint
CREATE TRIGGER find_cases_of_new_tenders AFTER INSERT ON tenders REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION find_cases_of_orders();
--> statement-breakpoint
CREATE TRIGGER find_cases_of_paid_tender AFTER UPDATE OF captured_minor, authorized_minor ON tenders FOR EACH ROW
	WHEN (greatest(OLD.captured_minor, OLD.authorized_minor) > 0
		IS DISTINCT FROM greatest(NEW.captured_minor, NEW.authorized_minor) > 0)
	EXECUTE FUNCTION find_cases_of_order();
--> statement-breakpoint
CREATE TRIGGER find_cases_of_renamed_order AFTER UPDATE OF number, email, name, channel ON orders FOR EACH ROW
	WHEN ((OLD.number, OLD.email, OLD.name, OLD.channel) IS DISTINCT FROM (NEW.number, NEW.email, NEW.name, NEW.channel))
	EXECUTE FUNCTION find_cases_of_order();
--> statement-breakpoint

-- To whom a case is given is no new version of it: a decision made on what was seen still stands.
CREATE OR REPLACE FUNCTION cancellation_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	given cancellations := NEW;
BEGIN
	IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
		('requested', 'in_progress'), ('requested', 'canceled'), ('requested', 'rejected'), ('requested', 'withdrawn'),
		('in_progress', 'canceled'), ('in_progress', 'undone'), ('in_progress', 'requested'), ('in_progress', 'rejected'),
		('canceled', 'in_progress'), ('canceled', 'undone')
	) THEN
		RAISE EXCEPTION 'cancellation %: no way from % to %', OLD.id, OLD.state, NEW.state
			USING ERRCODE = 'check_violation', CONSTRAINT = 'cancellation_moves';
	END IF;
	given.assignee_id := OLD.assignee_id;
	NEW.version := OLD.version + CASE WHEN NEW.assignee_id IS DISTINCT FROM OLD.assignee_id
		AND given IS NOT DISTINCT FROM OLD THEN 0 ELSE 1 END;
	RETURN NEW;
END $$;
--> statement-breakpoint

SELECT find_cases(ARRAY(SELECT id FROM cancellations));
--> statement-breakpoint
INSERT INTO item_names (sku, title) SELECT DISTINCT sku, title FROM line_items ON CONFLICT DO NOTHING;
