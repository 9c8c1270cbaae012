CREATE TABLE "edi_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"partner_id" text NOT NULL,
	"way" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"control" text,
	"hash" text,
	"key" text,
	"test" boolean DEFAULT false NOT NULL,
	"content" jsonb,
	"code" text DEFAULT '' NOT NULL,
	"raw_sealed" text,
	"shown" text DEFAULT '' NOT NULL,
	"file" text DEFAULT '' NOT NULL,
	"order_number" text,
	"order_id" text,
	"cancellation_id" text,
	"told" integer DEFAULT 1 NOT NULL,
	"gap_from" bigint,
	"failure" text,
	"failure_words" text DEFAULT '' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"receipt_due_at" timestamp (3) with time zone,
	"receipt_at" timestamp (3) with time zone,
	"overdue_at" timestamp (3) with time zone,
	"search" text GENERATED ALWAYS AS (lower(kind || ' ' || coalesce(control, '') || ' ' || coalesce(order_number, '') || ' ' || left(shown, 2000))) STORED NOT NULL,
	CONSTRAINT "edi_messages_once" UNIQUE("partner_id","key"),
	CONSTRAINT "edi_messages_way" CHECK ("edi_messages"."way" in ('in', 'out')),
	CONSTRAINT "edi_messages_kind" CHECK ("edi_messages"."kind" in ('order', 'change', 'answer', 'receipt', 'several', 'unreadable')),
	CONSTRAINT "edi_messages_state" CHECK ("edi_messages"."state" in ('waiting', 'done', 'refused', 'sent', 'received', 'unread', 'failed')),
	CONSTRAINT "edi_messages_in" CHECK ("edi_messages"."way" = 'out' or ("edi_messages"."control" is not null and "edi_messages"."hash" is not null and "edi_messages"."raw_sealed" is not null)),
	CONSTRAINT "edi_messages_sent" CHECK ("edi_messages"."state" not in ('sent', 'received', 'unread') or ("edi_messages"."way" = 'out' and "edi_messages"."raw_sealed" is not null)),
	CONSTRAINT "edi_messages_told" CHECK ("edi_messages"."told" > 0)
);
--> statement-breakpoint
CREATE TABLE "edi_partners" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"side" text NOT NULL,
	"standard" text NOT NULL,
	"own_qualifier" text NOT NULL,
	"own_id" text NOT NULL,
	"their_qualifier" text NOT NULL,
	"their_id" text NOT NULL,
	"terms" jsonb NOT NULL,
	"supplier_id" text,
	"way" text NOT NULL,
	"way_sealed" text NOT NULL,
	"state" text DEFAULT 'on' NOT NULL,
	"last_in" bigint,
	"last_out" bigint DEFAULT 0 NOT NULL,
	"last_in_at" timestamp (3) with time zone,
	"last_out_at" timestamp (3) with time zone,
	"poll_due_at" timestamp (3) with time zone NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"trouble" text,
	"trouble_words" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "edi_partners_name_unique" UNIQUE("name"),
	CONSTRAINT "edi_partners_parties" UNIQUE("standard","own_qualifier","own_id","their_qualifier","their_id"),
	CONSTRAINT "edi_partners_supplier" UNIQUE("supplier_id"),
	CONSTRAINT "edi_partners_side" CHECK ("edi_partners"."side" in ('buyer', 'seller')),
	CONSTRAINT "edi_partners_standard" CHECK ("edi_partners"."standard" in ('x12', 'edifact')),
	CONSTRAINT "edi_partners_way" CHECK ("edi_partners"."way" in ('none', 'folder', 'sftp')),
	CONSTRAINT "edi_partners_state" CHECK ("edi_partners"."state" in ('on', 'paused')),
	CONSTRAINT "edi_partners_trouble" CHECK (("edi_partners"."trouble" is null) = ("edi_partners"."failing_since" is null)),
	CONSTRAINT "edi_partners_seller" CHECK (("edi_partners"."side" = 'seller') = ("edi_partners"."supplier_id" is not null)),
	CONSTRAINT "edi_partners_counts" CHECK ("edi_partners"."last_out" >= 0 and coalesce("edi_partners"."last_in", 0) >= 0)
);
--> statement-breakpoint
ALTER TABLE "edi_messages" ADD CONSTRAINT "edi_messages_partner_id_edi_partners_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."edi_partners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edi_messages" ADD CONSTRAINT "edi_messages_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edi_messages" ADD CONSTRAINT "edi_messages_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edi_partners" ADD CONSTRAINT "edi_partners_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "edi_messages_in" ON "edi_messages" USING btree ("partner_id","control","hash") WHERE "edi_messages"."way" = 'in';--> statement-breakpoint
CREATE UNIQUE INDEX "edi_messages_out" ON "edi_messages" USING btree ("partner_id","control") WHERE "edi_messages"."way" = 'out';--> statement-breakpoint
CREATE INDEX "edi_messages_newest" ON "edi_messages" USING btree ("partner_id","at","id");--> statement-breakpoint
CREATE INDEX "edi_messages_search" ON "edi_messages" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "edi_messages_due" ON "edi_messages" USING btree ("next_at") WHERE "edi_messages"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "edi_messages_awaited" ON "edi_messages" USING btree ("receipt_due_at") WHERE "edi_messages"."state" = 'sent' and "edi_messages"."overdue_at" is null;--> statement-breakpoint
CREATE INDEX "edi_messages_gaps" ON "edi_messages" USING btree ("partner_id","at") WHERE "edi_messages"."gap_from" is not null;--> statement-breakpoint
CREATE INDEX "edi_messages_case" ON "edi_messages" USING btree ("cancellation_id") WHERE "edi_messages"."cancellation_id" is not null;--> statement-breakpoint
CREATE INDEX "edi_messages_order" ON "edi_messages" USING btree ("order_id") WHERE "edi_messages"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "edi_partners_due" ON "edi_partners" USING btree ("poll_due_at") WHERE "edi_partners"."way" <> 'none' and "edi_partners"."state" = 'on';