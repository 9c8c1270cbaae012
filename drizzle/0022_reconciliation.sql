CREATE TABLE "differences" (
	"id" text PRIMARY KEY NOT NULL,
	"reconciliation_id" text NOT NULL,
	"kind" text NOT NULL,
	"gateway" text NOT NULL,
	"order_id" text NOT NULL,
	"tender_id" text NOT NULL,
	"about" text NOT NULL,
	"refund_id" text,
	"reference" text,
	"currency" text NOT NULL,
	"ours_minor" bigint,
	"ours_state" text,
	"theirs_minor" bigint,
	"theirs_state" text,
	"found_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"outcome" text,
	"note" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	CONSTRAINT "differences_state" CHECK ("differences"."state" in ('open', 'fixing', 'settled')),
	CONSTRAINT "differences_settled" CHECK (("differences"."state" = 'settled') = ("differences"."settled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"id" text PRIMARY KEY NOT NULL,
	"night" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by" text,
	"total" integer,
	"compared" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "reconciliations_night_unique" UNIQUE("night"),
	CONSTRAINT "reconciliations_counts" CHECK ("reconciliations"."compared" >= 0 and coalesce("reconciliations"."total", 0) >= 0)
);
--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_reconciliation_id_reconciliations_id_fk" FOREIGN KEY ("reconciliation_id") REFERENCES "public"."reconciliations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "differences" ADD CONSTRAINT "differences_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "differences_once" ON "differences" USING btree ("tender_id","kind","about") WHERE "differences"."state" <> 'settled';--> statement-breakpoint
CREATE INDEX "differences_list" ON "differences" USING btree ("state","found_at","id");--> statement-breakpoint
CREATE INDEX "differences_run" ON "differences" USING btree ("reconciliation_id");--> statement-breakpoint
CREATE INDEX "differences_order" ON "differences" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "reconciliations_newest" ON "reconciliations" USING btree ("started_at","id");