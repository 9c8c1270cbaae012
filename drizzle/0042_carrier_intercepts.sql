CREATE TABLE "intercepts" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"cancellation_id" text,
	"filed_id" text,
	"task_id" text NOT NULL,
	"carrier" text NOT NULL,
	"tracking" text NOT NULL,
	"items" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"answer" text DEFAULT '' NOT NULL,
	CONSTRAINT "intercepts_state" CHECK ("intercepts"."state" in ('asked', 'intercepted', 'failed', 'called_off')),
	CONSTRAINT "intercepts_ended" CHECK (("intercepts"."state" = 'asked') = ("intercepts"."ended_at" is null)),
	CONSTRAINT "intercepts_filed" CHECK ("intercepts"."filed_id" is null or "intercepts"."state" = 'intercepted')
);
--> statement-breakpoint
ALTER TABLE "intercepts" ADD CONSTRAINT "intercepts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intercepts" ADD CONSTRAINT "intercepts_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intercepts" ADD CONSTRAINT "intercepts_filed_id_cancellations_id_fk" FOREIGN KEY ("filed_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intercepts" ADD CONSTRAINT "intercepts_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "intercepts_order" ON "intercepts" USING btree ("order_id","asked_at");