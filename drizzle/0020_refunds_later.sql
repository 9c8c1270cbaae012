CREATE TABLE "route_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"cancellation_id" text NOT NULL,
	"tender_id" text NOT NULL,
	"refund_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"route" text,
	"agreed_at" timestamp (3) with time zone,
	"agreed_by" text,
	CONSTRAINT "route_consents_once" UNIQUE("cancellation_id","tender_id"),
	CONSTRAINT "route_consents_route" CHECK ("route_consents"."route" in ('bank_deposit', 'store_credit')),
	CONSTRAINT "route_consents_agreed" CHECK (("route_consents"."route" is null) = ("route_consents"."agreed_at" is null) and ("route_consents"."route" is null) = ("route_consents"."agreed_by" is null)),
	CONSTRAINT "route_consents_amount" CHECK ("route_consents"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "route_consents" ADD CONSTRAINT "route_consents_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_consents" ADD CONSTRAINT "route_consents_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_consents" ADD CONSTRAINT "route_consents_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refunds_expected" ON "refunds" USING btree ("due_at") WHERE "refunds"."state" not in ('canceled', 'failed');
--> statement-breakpoint
-- What is planned for a case or on its way never exceeds what it still owes: its due less what is refunded, waived and lost.
CREATE FUNCTION check_plans(given text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE room bigint; live bigint;
BEGIN
	SELECT due_minor - refunded_minor - waived_minor - lost_minor INTO room FROM cancellations WHERE id = given;
	SELECT coalesce(sum(amount_minor), 0) INTO live FROM refunds WHERE cancellation_id = given
		AND state IN ('planned', 'queued', 'submitted', 'pending', 'on_hold', 'blocked_by_dispute');
	IF live > room THEN
		RAISE EXCEPTION 'cancellation %: % is planned, only % is due', given, live, room
			USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_within_due';
	END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION plans_within_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_TABLE_NAME = 'refunds' THEN
		PERFORM check_plans(NEW.cancellation_id);
	ELSE
		PERFORM check_plans(NEW.id);
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER plans_within_due AFTER INSERT ON refunds DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION plans_within_due();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER plans_within_due AFTER UPDATE OF due_minor, waived_minor, lost_minor ON cancellations
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.due_minor < OLD.due_minor OR NEW.waived_minor > OLD.waived_minor OR NEW.lost_minor > OLD.lost_minor)
	EXECUTE FUNCTION plans_within_due();
