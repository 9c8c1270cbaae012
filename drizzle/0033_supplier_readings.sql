ALTER TABLE "supplier_orders" ADD COLUMN "read_due_at" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD COLUMN "read_failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_orders" ADD COLUMN "read_trouble" text;--> statement-breakpoint
CREATE INDEX "supplier_orders_to_read" ON "supplier_orders" USING btree ("supplier_id","read_due_at") WHERE "supplier_orders"."number" <> '' and "supplier_orders"."state" in ('not_placed', 'placed', 'in_production');