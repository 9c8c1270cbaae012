CREATE TABLE "withdrawals" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"order_number" text NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"order_id" text,
	"cancellation_id" text,
	"matched_at" timestamp (3) with time zone,
	CONSTRAINT "withdrawals_matched" CHECK (("withdrawals"."matched_at" is null) = ("withdrawals"."order_id" is null))
);
--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "withdrawals_unmatched" ON "withdrawals" USING btree ("received_at","id") WHERE "withdrawals"."matched_at" is null;