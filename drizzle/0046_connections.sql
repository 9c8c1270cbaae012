CREATE TABLE "channel_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"connection_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"way" text NOT NULL,
	"operation" text NOT NULL,
	"external_id" text,
	"status" integer,
	"silence" text,
	"took" integer NOT NULL,
	"request" text NOT NULL,
	"response" text NOT NULL,
	"search" text GENERATED ALWAYS AS (lower(operation || ' ' || coalesce(external_id, '') || ' ' || left(request, 2000) || ' ' || left(response, 2000))) STORED NOT NULL,
	CONSTRAINT "channel_messages_way" CHECK ("channel_messages"."way" in ('in', 'out')),
	CONSTRAINT "channel_messages_answer" CHECK (("channel_messages"."status" is null) = ("channel_messages"."silence" is not null))
);
--> statement-breakpoint
CREATE TABLE "channel_lines" (
	"connection_id" text NOT NULL,
	"external_id" text NOT NULL,
	"line" text NOT NULL,
	"line_item_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"pushed" integer DEFAULT 0 NOT NULL,
	"booked" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "channel_lines_connection_id_external_id_line_pk" PRIMARY KEY("connection_id","external_id","line"),
	CONSTRAINT "channel_lines_once" UNIQUE("connection_id","line_item_id"),
	CONSTRAINT "channel_lines_counts" CHECK (least("channel_lines"."pushed", "channel_lines"."booked") >= 0 and "channel_lines"."pushed" + "channel_lines"."booked" <= "channel_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "channel_notices" (
	"connection_id" text NOT NULL,
	"event_id" text NOT NULL,
	"topic" text NOT NULL,
	"orders" text[] NOT NULL,
	"body_sealed" text NOT NULL,
	"told" integer DEFAULT 1 NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_notices_connection_id_event_id_pk" PRIMARY KEY("connection_id","event_id"),
	CONSTRAINT "channel_notices_told" CHECK ("channel_notices"."told" > 0)
);
--> statement-breakpoint
CREATE TABLE "channel_orders" (
	"connection_id" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"order_id" text,
	"asked" integer DEFAULT 1 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"busy_until" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"failure_words" text DEFAULT '' NOT NULL,
	"read_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_orders_connection_id_external_id_pk" PRIMARY KEY("connection_id","external_id"),
	CONSTRAINT "channel_orders_once" UNIQUE("connection_id","order_id"),
	CONSTRAINT "channel_orders_counts" CHECK ("channel_orders"."asked" > 0 and "channel_orders"."done" between 0 and "channel_orders"."asked" and "channel_orders"."tries" >= 0)
);
--> statement-breakpoint
CREATE TABLE "channel_pushes" (
	"id" text PRIMARY KEY NOT NULL,
	"connection_id" text NOT NULL,
	"external_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"cancellation_id" text,
	"content" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"code" text,
	"words" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "channel_pushes_once" UNIQUE("connection_id","key"),
	CONSTRAINT "channel_pushes_kind" CHECK ("channel_pushes"."kind" in ('cancel', 'restore', 'archive')),
	CONSTRAINT "channel_pushes_state" CHECK ("channel_pushes"."state" in ('waiting', 'sent', 'done', 'refused', 'dropped')),
	CONSTRAINT "channel_pushes_case" CHECK (("channel_pushes"."kind" = 'archive') = ("channel_pushes"."cancellation_id" is null)),
	CONSTRAINT "channel_pushes_refused" CHECK (("channel_pushes"."state" = 'refused') = ("channel_pushes"."code" is not null)),
	CONSTRAINT "channel_pushes_ended" CHECK (("channel_pushes"."state" in ('done', 'refused', 'dropped')) = ("channel_pushes"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"connector" text NOT NULL,
	"side" text NOT NULL,
	"name" text NOT NULL,
	"base_url" text,
	"credentials_sealed" text NOT NULL,
	"webhook_secret_sealed" text NOT NULL,
	"old_webhook_secret_sealed" text,
	"old_until" timestamp (3) with time zone,
	"state" text DEFAULT 'on' NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"shown_name" text DEFAULT '' NOT NULL,
	"webhooks" text[] DEFAULT '{}' NOT NULL,
	"missing" text[] DEFAULT '{}' NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"trouble" text,
	"trouble_words" text DEFAULT '' NOT NULL,
	"last_in_at" timestamp (3) with time zone,
	"last_out_at" timestamp (3) with time zone,
	"backfilled_to" timestamp (3) with time zone NOT NULL,
	"backfill_due_at" timestamp (3) with time zone NOT NULL,
	"points_left" double precision NOT NULL,
	"points_at" timestamp (3) with time zone NOT NULL,
	"points_size" double precision NOT NULL,
	"points_per_second" double precision NOT NULL,
	"hold_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "connections_name_unique" UNIQUE("name"),
	CONSTRAINT "connections_connector" CHECK ("connections"."connector" in ('shopify')),
	CONSTRAINT "connections_side" CHECK ("connections"."side" in ('buyer', 'seller')),
	CONSTRAINT "connections_state" CHECK ("connections"."state" in ('on', 'paused')),
	CONSTRAINT "connections_old" CHECK (("connections"."old_webhook_secret_sealed" is null) = ("connections"."old_until" is null)),
	CONSTRAINT "connections_trouble" CHECK (("connections"."trouble" is null) = ("connections"."failing_since" is null)),
	CONSTRAINT "connections_pace" CHECK ("connections"."points_size" > 0 and "connections"."points_per_second" > 0)
);
--> statement-breakpoint
ALTER TABLE "channel_messages" ADD CONSTRAINT "channel_messages_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_lines" ADD CONSTRAINT "channel_lines_line_item_id_line_items_id_fk" FOREIGN KEY ("line_item_id") REFERENCES "public"."line_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_lines" ADD CONSTRAINT "channel_lines_order" FOREIGN KEY ("connection_id","external_id") REFERENCES "public"."channel_orders"("connection_id","external_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_notices" ADD CONSTRAINT "channel_notices_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD CONSTRAINT "channel_orders_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_orders" ADD CONSTRAINT "channel_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_pushes" ADD CONSTRAINT "channel_pushes_order" FOREIGN KEY ("connection_id","external_id") REFERENCES "public"."channel_orders"("connection_id","external_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_messages_newest" ON "channel_messages" USING btree ("connection_id","at","id");--> statement-breakpoint
CREATE INDEX "channel_messages_order" ON "channel_messages" USING btree ("connection_id","external_id","at","id");--> statement-breakpoint
CREATE INDEX "channel_messages_search" ON "channel_messages" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "channel_messages_old" ON "channel_messages" USING btree ("at");--> statement-breakpoint
CREATE INDEX "channel_notices_old" ON "channel_notices" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "channel_orders_order" ON "channel_orders" USING btree ("order_id") WHERE "channel_orders"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "channel_orders_due" ON "channel_orders" USING btree ("next_at") WHERE "channel_orders"."asked" > "channel_orders"."done";--> statement-breakpoint
CREATE INDEX "channel_orders_failed" ON "channel_orders" USING btree ("connection_id","seen_at") WHERE "channel_orders"."failure" is not null;--> statement-breakpoint
CREATE INDEX "channel_pushes_order" ON "channel_pushes" USING btree ("connection_id","external_id","created_at");--> statement-breakpoint
CREATE INDEX "channel_pushes_case" ON "channel_pushes" USING btree ("cancellation_id") WHERE "channel_pushes"."cancellation_id" is not null;--> statement-breakpoint
CREATE INDEX "connections_backfill" ON "connections" USING btree ("backfill_due_at");