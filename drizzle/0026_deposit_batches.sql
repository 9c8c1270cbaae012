CREATE TABLE "deposit_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"number" serial NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"exports" integer DEFAULT 0 NOT NULL,
	"exported_at" timestamp (3) with time zone,
	"paid_on" date,
	"paid_reference" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	CONSTRAINT "deposit_batches_number" UNIQUE("number"),
	CONSTRAINT "deposit_batches_currency" UNIQUE("id","currency"),
	CONSTRAINT "deposit_batches_state" CHECK ("deposit_batches"."state" in ('open', 'paid', 'failed', 'canceled')),
	CONSTRAINT "deposit_batches_ended" CHECK (("deposit_batches"."state" = 'open') = ("deposit_batches"."ended_at" is null)),
	CONSTRAINT "deposit_batches_paid" CHECK (("deposit_batches"."state" = 'paid') = ("deposit_batches"."paid_on" is not null) and ("deposit_batches"."paid_on" is null) = ("deposit_batches"."paid_reference" is null))
);
--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "batch_id" text;--> statement-breakpoint
CREATE INDEX "deposit_batches_newest" ON "deposit_batches" USING btree ("created_at","id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_batch_currency" FOREIGN KEY ("batch_id","currency") REFERENCES "public"."deposit_batches"("id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refunds_batch" ON "refunds" USING btree ("batch_id","created_at","id") WHERE "refunds"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "refunds_to_deposit" ON "refunds" USING btree (coalesce("due_at", "created_at"),"id") WHERE "refunds"."state" = 'planned' and "refunds"."method" = 'bank_deposit';--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_batched" CHECK ("refunds"."batch_id" is null or ("refunds"."method" = 'bank_deposit' and "refunds"."state" in ('submitted', 'succeeded', 'failed')));--> statement-breakpoint

-- A deposit names one batch and keeps it: it goes in as it goes to the bank, and out only before the bank's word.
CREATE OR REPLACE FUNCTION refund_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.amount_minor <> OLD.amount_minor OR NEW.tender_id <> OLD.tender_id OR NEW.cancellation_id <> OLD.cancellation_id THEN
		RAISE EXCEPTION 'refund %: its amount and tender never change', OLD.id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_is_fixed';
	END IF;
	IF NEW.batch_id IS DISTINCT FROM OLD.batch_id AND NOT (
		(OLD.batch_id IS NULL AND OLD.state = 'planned' AND NEW.state = 'submitted')
		OR (NEW.batch_id IS NULL AND OLD.state = 'submitted' AND NEW.state = 'planned')
	) THEN
		RAISE EXCEPTION 'refund %: no way from batch % to %', OLD.id, OLD.batch_id, NEW.batch_id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_one_batch';
	END IF;
	IF NEW.state <> OLD.state AND NEW.batch_id IS NOT DISTINCT FROM OLD.batch_id AND (OLD.state, NEW.state) NOT IN (
		('planned', 'queued'), ('planned', 'succeeded'), ('planned', 'canceled'), ('planned', 'on_hold'), ('planned', 'blocked_by_dispute'),
		('queued', 'submitted'), ('queued', 'succeeded'), ('queued', 'canceled'), ('queued', 'on_hold'), ('queued', 'blocked_by_dispute'),
		('submitted', 'pending'), ('submitted', 'succeeded'), ('submitted', 'failed'), ('submitted', 'blocked_by_dispute'),
		('pending', 'succeeded'), ('pending', 'failed'), ('succeeded', 'failed'),
		('on_hold', 'planned'), ('on_hold', 'queued'), ('on_hold', 'canceled'), ('on_hold', 'blocked_by_dispute'),
		('blocked_by_dispute', 'planned'), ('blocked_by_dispute', 'queued'), ('blocked_by_dispute', 'canceled')
	) THEN
		RAISE EXCEPTION 'refund %: no way from % to %', OLD.id, OLD.state, NEW.state
			USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_moves';
	END IF;
	RETURN NEW;
END $$;
