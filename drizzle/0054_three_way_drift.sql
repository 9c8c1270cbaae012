DROP INDEX "differences_once";--> statement-breakpoint
ALTER TABLE "differences" ALTER COLUMN "gateway" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "differences" ALTER COLUMN "tender_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "differences" ADD COLUMN "connection_id" text;--> statement-breakpoint
ALTER TABLE "differences" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "differences" ADD COLUMN "line_item_id" text;--> statement-breakpoint
ALTER TABLE "differences" ADD COLUMN "ours_units" integer;--> statement-breakpoint
ALTER TABLE "differences" ADD COLUMN "platform_minor" bigint;--> statement-breakpoint
ALTER TABLE "differences" ADD COLUMN "platform_state" text;--> statement-breakpoint
ALTER TABLE "differences" ADD COLUMN "platform_units" integer;--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_line_item_id_line_items_id_fk" FOREIGN KEY ("line_item_id") REFERENCES "public"."line_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_there" FOREIGN KEY ("connection_id","external_id") REFERENCES "public"."channel_orders"("connection_id","external_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_orders_read" ON "channel_orders" USING btree ("read_at") WHERE "channel_orders"."order_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "differences_once" ON "differences" USING btree ("order_id","kind","about") WHERE "differences"."state" <> 'settled';--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_kind" CHECK ("differences"."kind" in ('missing_here', 'missing_there', 'amount', 'state', 'units'));--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_where" CHECK (("differences"."tender_id" is null) = ("differences"."gateway" is null) and ("differences"."connection_id" is null) = ("differences"."external_id" is null) and ("differences"."tender_id" is not null or "differences"."connection_id" is not null));--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_units" CHECK (("differences"."kind" = 'units') = ("differences"."line_item_id" is not null) and ("differences"."kind" = 'units') = ("differences"."ours_units" is not null) and ("differences"."kind" = 'units') = ("differences"."platform_units" is not null));