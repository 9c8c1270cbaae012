DROP INDEX "refunds_due";--> statement-breakpoint
DROP INDEX "refunds_untold";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "needs_release" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "refunds_to_release" ON "refunds" USING btree (coalesce("due_at", "created_at"),"id") WHERE "refunds"."needs_release";--> statement-breakpoint
CREATE INDEX "refunds_due" ON "refunds" USING btree (coalesce("due_at", "created_at"),"id") WHERE "refunds"."state" = 'planned' or "refunds"."needs_release";--> statement-breakpoint
CREATE INDEX "refunds_untold" ON "refunds" USING btree ("due_at") WHERE ("refunds"."state" = 'planned' or "refunds"."needs_release") and "refunds"."overdue_told_at" is null;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_needs_release" CHECK (not "refunds"."needs_release" or "refunds"."state" = 'on_hold');