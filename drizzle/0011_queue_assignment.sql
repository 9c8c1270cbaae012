CREATE TABLE "queue_defaults" (
	"staff_id" text PRIMARY KEY NOT NULL,
	"view_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue_views" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"name" text NOT NULL,
	"shared" boolean NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "queue_views_name" CHECK (length("queue_views"."name") between 1 and 60),
	CONSTRAINT "queue_views_query" CHECK (length("queue_views"."query") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "staff_turns" (
	"staff_id" text PRIMARY KEY NOT NULL,
	"takes_part" boolean DEFAULT false NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"turn" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "queue_defaults" ADD CONSTRAINT "queue_defaults_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_defaults" ADD CONSTRAINT "queue_defaults_view_id_queue_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."queue_views"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_views" ADD CONSTRAINT "queue_views_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_turns" ADD CONSTRAINT "staff_turns_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "queue_defaults_view" ON "queue_defaults" USING btree ("view_id");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_views_own_name" ON "queue_views" USING btree ("staff_id",lower("name")) WHERE not "queue_views"."shared";--> statement-breakpoint
CREATE UNIQUE INDEX "queue_views_shared_name" ON "queue_views" USING btree (lower("name")) WHERE "queue_views"."shared";--> statement-breakpoint
CREATE INDEX "cancellations_assigned" ON "cancellations" USING btree ("assignee_id","deadline_at","id") WHERE "cancellations"."assignee_id" is not null and "cancellations"."state" in ('requested', 'in_progress');
