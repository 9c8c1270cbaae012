ALTER TABLE "suppliers" DROP CONSTRAINT "suppliers_kind";--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD COLUMN "partner" text;--> statement-breakpoint
CREATE INDEX "webhook_endpoints_of_partner" ON "webhook_endpoints" USING btree ("partner") WHERE "webhook_endpoints"."partner" is not null;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_kind" CHECK ("suppliers"."kind" in ('letter', 'manual', 'aliexpress', 'print_on_demand', 'edi', 'api'));--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_partner" CHECK ("webhook_endpoints"."partner" is null or "webhook_endpoints"."kind" = 'standard');