DROP INDEX "withdrawals_unmatched";--> statement-breakpoint
ALTER TABLE "withdrawals" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD COLUMN "closed_by" text;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD COLUMN "closed_reason" text;--> statement-breakpoint
CREATE INDEX "withdrawals_closed" ON "withdrawals" USING btree ("closed_at","id") WHERE "withdrawals"."matched_at" is null and "withdrawals"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "withdrawals_order" ON "withdrawals" USING btree ("order_id") WHERE "withdrawals"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "withdrawals_unmatched" ON "withdrawals" USING btree ("received_at","id") WHERE "withdrawals"."matched_at" is null and "withdrawals"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_closed" CHECK (("withdrawals"."closed_at" is null) = ("withdrawals"."closed_reason" is null));