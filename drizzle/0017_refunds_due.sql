CREATE TABLE "refund_digests" (
	"day" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulk_runs" DROP CONSTRAINT "bulk_runs_kind";--> statement-breakpoint
DROP INDEX "refunds_due";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "overdue_told_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "refunds_untold" ON "refunds" USING btree ("due_at") WHERE "refunds"."state" = 'planned' and "refunds"."overdue_told_at" is null;--> statement-breakpoint
CREATE INDEX "refunds_due" ON "refunds" USING btree (coalesce("due_at", "created_at"),"id") WHERE "refunds"."state" = 'planned';--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_kind" CHECK ("bulk_runs"."kind" in ('accept', 'reject', 'assign', 'refund', 'undo'));