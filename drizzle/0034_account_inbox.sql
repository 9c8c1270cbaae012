CREATE TABLE "inbox" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"shopper_id" text NOT NULL,
	"order_id" text NOT NULL,
	"cancellation_id" text,
	"message" text NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "inbox_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_shopper_id_shoppers_id_fk" FOREIGN KEY ("shopper_id") REFERENCES "public"."shoppers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbox_newest" ON "inbox" USING btree ("shopper_id","at","id");--> statement-breakpoint
CREATE INDEX "inbox_unread" ON "inbox" USING btree ("shopper_id","at") WHERE "inbox"."read_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_order" ON "inbox" USING btree ("order_id");
--> statement-breakpoint
-- What was told about an order belongs to whoever the order belongs to.
CREATE FUNCTION inbox_goes_with_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE inbox SET shopper_id = NEW.shopper_id WHERE order_id = NEW.id;
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER inbox_goes_with_order AFTER UPDATE OF shopper_id ON orders
	FOR EACH ROW WHEN (OLD.shopper_id IS DISTINCT FROM NEW.shopper_id) EXECUTE FUNCTION inbox_goes_with_order();
