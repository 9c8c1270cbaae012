CREATE TABLE "gateway_payments" (
	"gateway" text NOT NULL,
	"reference" text NOT NULL,
	"order_id" text NOT NULL,
	CONSTRAINT "gateway_payments_once" PRIMARY KEY("gateway","reference"),
	CONSTRAINT "gateway_payments_by_call" CHECK ("gateway_payments"."gateway" <> 'manual')
);
--> statement-breakpoint
ALTER TABLE "gateway_payments" ADD CONSTRAINT "gateway_payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Whoever names a payment first has it for its order; an order may name its own as often as it likes. By the primary key,
-- so that of two at the same moment one waits for the other and is refused.
CREATE FUNCTION claim_gateway_payment(by_gateway text, named text, claiming text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO gateway_payments (gateway, reference, order_id) VALUES (by_gateway, named, claiming) ON CONFLICT DO NOTHING;
	IF NOT FOUND AND NOT EXISTS (SELECT FROM gateway_payments
			WHERE gateway = by_gateway AND reference = named AND order_id = claiming) THEN
		RAISE unique_violation USING MESSAGE = 'another order has this payment', DETAIL = named,
			TABLE = 'gateway_payments', CONSTRAINT = 'gateway_payments_once';
	END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION tender_claims_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM claim_gateway_payment(NEW.gateway, NEW.reference, NEW.order_id);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION capture_claims_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM claim_gateway_payment(gateway, NEW.reference, order_id) FROM tenders
		WHERE id = NEW.tender_id AND gateway <> 'manual';
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER claims_payment AFTER INSERT OR UPDATE OF gateway, reference ON tenders
	FOR EACH ROW WHEN (NEW.gateway <> 'manual' AND NEW.reference IS NOT NULL) EXECUTE FUNCTION tender_claims_payment();
--> statement-breakpoint
CREATE TRIGGER claims_payment AFTER INSERT OR UPDATE OF reference ON captures
	FOR EACH ROW EXECUTE FUNCTION capture_claims_payment();
--> statement-breakpoint
-- Of what is there already the earlier order has it; a later one that named the same keeps its tender as it is.
INSERT INTO gateway_payments (gateway, reference, order_id)
	SELECT DISTINCT ON (gateway, reference) gateway, reference, order_id FROM (
		SELECT gateway, reference, order_id FROM tenders
		UNION ALL SELECT t.gateway, c.reference, t.order_id FROM captures c JOIN tenders t ON t.id = c.tender_id
	) AS named
	WHERE gateway <> 'manual' AND reference IS NOT NULL ORDER BY gateway, reference, order_id;
