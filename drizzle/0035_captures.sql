CREATE TABLE "captures" (
	"id" text PRIMARY KEY NOT NULL,
	"tender_id" text NOT NULL,
	"position" integer NOT NULL,
	"reference" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"charged_back_minor" bigint DEFAULT 0 NOT NULL,
	"disputed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "captures_position" UNIQUE("tender_id","position"),
	CONSTRAINT "captures_amount" CHECK ("captures"."amount_minor" > 0),
	CONSTRAINT "captures_charged_back" CHECK ("captures"."charged_back_minor" between 0 and "captures"."amount_minor")
);
--> statement-breakpoint
DROP INDEX "refunds_one_live";--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "capture_id" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "capture_id" text;--> statement-breakpoint
ALTER TABLE "captures" ADD CONSTRAINT "captures_tender_id_tenders_id_fk" FOREIGN KEY ("tender_id") REFERENCES "public"."tenders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "captures_reference" ON "captures" USING btree ("reference");--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_capture_id_captures_id_fk" FOREIGN KEY ("capture_id") REFERENCES "public"."captures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_capture_id_captures_id_fk" FOREIGN KEY ("capture_id") REFERENCES "public"."captures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refunds_capture" ON "refunds" USING btree ("capture_id") WHERE "refunds"."capture_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_live" ON "refunds" USING btree ("cancellation_id","tender_id",coalesce("capture_id", '')) WHERE "refunds"."state" in ('planned', 'queued', 'submitted', 'pending', 'on_hold', 'blocked_by_dispute');
--> statement-breakpoint
-- A capture gives back no more than it took: reserving more on it is refused. What a provider tells beyond it is a fact.
CREATE FUNCTION capture_of_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	capture record;
	gone bigint;
BEGIN
	SELECT tender_id, amount_minor, charged_back_minor INTO capture FROM captures WHERE id = NEW.capture_id FOR UPDATE;
	IF capture.tender_id <> NEW.tender_id THEN
		RAISE EXCEPTION 'refund %: its capture is of another payment', NEW.id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_capture_of_tender';
	END IF;
	SELECT coalesce(sum(amount_minor - reversed_minor), 0) INTO gone FROM refunds
		WHERE capture_id = NEW.capture_id AND state NOT IN ('failed', 'canceled');
	IF NEW.state <> 'succeeded' AND gone > capture.amount_minor - capture.charged_back_minor THEN
		RAISE EXCEPTION 'capture %: % of % would be given back', NEW.capture_id, gone, capture.amount_minor
			USING ERRCODE = 'check_violation', CONSTRAINT = 'captures_not_above_captured';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER capture_of_refund AFTER INSERT ON refunds FOR EACH ROW
	WHEN (NEW.capture_id IS NOT NULL) EXECUTE FUNCTION capture_of_refund();
--> statement-breakpoint
CREATE FUNCTION refund_keeps_capture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'refund %: its capture never changes', OLD.id
		USING ERRCODE = 'check_violation', CONSTRAINT = 'refund_is_fixed';
END $$;
--> statement-breakpoint
CREATE TRIGGER refund_keeps_capture BEFORE UPDATE OF capture_id ON refunds FOR EACH ROW
	WHEN (NEW.capture_id IS DISTINCT FROM OLD.capture_id) EXECUTE FUNCTION refund_keeps_capture();
