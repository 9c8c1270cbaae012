DROP INDEX "orders_placed";--> statement-breakpoint
DROP INDEX "orders_shopper";--> statement-breakpoint
CREATE INDEX "line_items_supplier" ON "line_items" USING btree ("supplier_id") WHERE "line_items"."supplier_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_placed" ON "orders" USING btree ("placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_shopper" ON "orders" USING btree ("shopper_id","placed_at","id");