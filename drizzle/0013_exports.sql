CREATE TABLE "exports" (
	"id" text PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"query" text NOT NULL,
	"time_zone" text NOT NULL,
	"state" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"cursor" text,
	"file_id" text,
	"file_length" bigint DEFAULT 0 NOT NULL,
	"asked_by" text NOT NULL,
	"asked_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL,
	"nudged" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "exports_state" CHECK ("exports"."state" in ('waiting', 'running', 'done', 'canceled', 'failed')),
	CONSTRAINT "exports_ended" CHECK (("exports"."state" in ('waiting', 'running')) = ("exports"."ended_at" is null))
);
--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_newest" ON "exports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "exports_mine" ON "exports" USING btree ("asked_by","created_at","id");--> statement-breakpoint
CREATE INDEX "exports_unfinished" ON "exports" USING btree ("touched_at") WHERE "exports"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "exports_file" ON "exports" USING btree ("file_id");