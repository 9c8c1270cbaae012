CREATE TABLE "expiring_lots" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_transactions" DROP CONSTRAINT "ledger_transactions_kind";--> statement-breakpoint
ALTER TABLE "expiring_lots" ADD CONSTRAINT "expiring_lots_id_ledger_transactions_id_fk" FOREIGN KEY ("id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "expiring_lots_due" ON "expiring_lots" USING btree ("expires_at","id");--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_kind" CHECK ("ledger_transactions"."kind" in ('grant', 'spend', 'give_back', 'take_again', 'earn', 'take_back', 'restore', 'expire'));
--> statement-breakpoint
INSERT INTO expiring_lots (id, expires_at) SELECT id, expires_at FROM ledger_transactions WHERE expires_at IS NOT NULL;
--> statement-breakpoint
CREATE FUNCTION note_expiring_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO expiring_lots (id, expires_at) VALUES (NEW.id, NEW.expires_at);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_expiring_lot AFTER INSERT ON ledger_transactions FOR EACH ROW
	WHEN (NEW.expires_at IS NOT NULL) EXECUTE FUNCTION note_expiring_lot();
