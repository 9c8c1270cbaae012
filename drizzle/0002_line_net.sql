ALTER TABLE "line_items" DROP CONSTRAINT "line_items_amounts";--> statement-breakpoint
ALTER TABLE "line_items" ADD COLUMN "net_minor" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "line_items" ADD CONSTRAINT "line_items_amounts" CHECK (least("line_items"."unit_price_minor", "line_items"."net_minor", "line_items"."discount_minor", "line_items"."tax_minor", "line_items"."paid_minor") >= 0);