CREATE TABLE "return_items" (
	"return_id" text NOT NULL,
	"line_item_id" text NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "return_items_return_id_line_item_id_pk" PRIMARY KEY("return_id","line_item_id"),
	CONSTRAINT "return_items_quantity" CHECK ("return_items"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"withdrawal_id" text NOT NULL,
	"cancellation_id" text,
	"task_id" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone,
	"proven_at" timestamp (3) with time zone,
	"ended_by" text,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "returns_cancellation_id_unique" UNIQUE("cancellation_id"),
	CONSTRAINT "returns_state" CHECK ("returns"."state" in ('open', 'received', 'proof', 'called_off')),
	CONSTRAINT "returns_case" CHECK (("returns"."state" in ('received', 'proof')) = ("returns"."cancellation_id" is not null)),
	CONSTRAINT "returns_ended" CHECK (("returns"."state" = 'open') = ("returns"."ended_by" is null)),
	CONSTRAINT "returns_came" CHECK (("returns"."state" = 'received') = ("returns"."received_at" is not null)
		and ("returns"."state" <> 'proof' or "returns"."proven_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "cancellations" ADD COLUMN "goods_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "return_items" ADD CONSTRAINT "return_items_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_items" ADD CONSTRAINT "return_items_line_item_id_line_items_id_fk" FOREIGN KEY ("line_item_id") REFERENCES "public"."line_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_withdrawal_id_withdrawals_id_fk" FOREIGN KEY ("withdrawal_id") REFERENCES "public"."withdrawals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "return_items_line" ON "return_items" USING btree ("line_item_id");--> statement-breakpoint
CREATE INDEX "returns_order" ON "returns" USING btree ("order_id","opened_at");
--> statement-breakpoint
-- The same units are in one open return at most: what is waited for has left, and is not here yet.
CREATE FUNCTION check_open_returns(line text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	away integer;
	awaited integer;
BEGIN
	SELECT shipped + delivered INTO away FROM line_items WHERE id = line;
	SELECT coalesce(sum(i.quantity), 0) INTO awaited
		FROM return_items i JOIN returns r ON r.id = i.return_id WHERE i.line_item_id = line AND r.state = 'open';
	IF awaited > away THEN
		RAISE EXCEPTION 'line item %: % have left, but % are waited for', line, away, awaited
			USING ERRCODE = 'check_violation', CONSTRAINT = 'open_returns_have_left';
	END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION open_returns_have_left() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	item record;
BEGIN
	IF TG_TABLE_NAME = 'line_items' THEN
		PERFORM check_open_returns(NEW.id);
	ELSIF TG_TABLE_NAME = 'returns' THEN
		FOR item IN SELECT line_item_id FROM return_items WHERE return_id = NEW.id LOOP
			PERFORM check_open_returns(item.line_item_id);
		END LOOP;
	ELSE
		PERFORM check_open_returns(NEW.line_item_id);
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER open_returns_have_left AFTER UPDATE OF shipped, delivered ON line_items DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.shipped + NEW.delivered < OLD.shipped + OLD.delivered) EXECUTE FUNCTION open_returns_have_left();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER open_returns_have_left AFTER UPDATE OF state ON returns DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.state = 'open' AND OLD.state <> 'open') EXECUTE FUNCTION open_returns_have_left();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER open_returns_have_left AFTER INSERT OR UPDATE ON return_items DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION open_returns_have_left();
