ALTER TABLE "supplier_access" DROP CONSTRAINT "supplier_access_kind";--> statement-breakpoint
ALTER TABLE "suppliers" DROP CONSTRAINT "suppliers_kind";--> statement-breakpoint
ALTER TABLE "edi_messages" ADD COLUMN "number" bigint;--> statement-breakpoint
CREATE INDEX "edi_messages_numbers" ON "edi_messages" USING btree ("partner_id","number") WHERE "edi_messages"."way" = 'in' and "edi_messages"."number" is not null;--> statement-breakpoint
ALTER TABLE "supplier_access" ADD CONSTRAINT "supplier_access_kind" CHECK ("supplier_access"."kind" in ('letter', 'manual', 'aliexpress', 'print_on_demand', 'edi'));--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_kind" CHECK ("suppliers"."kind" in ('letter', 'manual', 'aliexpress', 'print_on_demand', 'edi'));