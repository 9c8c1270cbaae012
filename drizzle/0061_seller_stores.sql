ALTER TABLE "suppliers" DROP CONSTRAINT "suppliers_kind";--> statement-breakpoint
ALTER TABLE "channel_lines" ADD COLUMN "worth_minor" bigint;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD COLUMN "supplier_order_id" text;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD COLUMN "held" jsonb;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD COLUMN "booked_back_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "supplier_id" text;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD CONSTRAINT "channel_orders_supplier_order_id_supplier_orders_id_fk" FOREIGN KEY ("supplier_order_id") REFERENCES "public"."supplier_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD CONSTRAINT "channel_orders_purchase" UNIQUE("supplier_order_id");--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_supplier" UNIQUE("supplier_id");--> statement-breakpoint
ALTER TABLE "channel_orders" ADD CONSTRAINT "channel_orders_one_side" CHECK (num_nonnulls("channel_orders"."order_id", "channel_orders"."supplier_order_id") <= 1);--> statement-breakpoint
ALTER TABLE "channel_orders" ADD CONSTRAINT "channel_orders_booked_back" CHECK ("channel_orders"."booked_back_minor" >= 0);--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_seller" CHECK (("connections"."side" = 'seller') = ("connections"."supplier_id" is not null));--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_kind" CHECK ("suppliers"."kind" in ('letter', 'manual', 'aliexpress', 'print_on_demand', 'edi', 'api', 'shop'));