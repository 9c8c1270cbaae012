CREATE TABLE "looked_into" (
	"sku" text NOT NULL,
	"reason" text NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "looked_into_sku_reason_pk" PRIMARY KEY("sku","reason")
);
--> statement-breakpoint
ALTER TABLE "cancellations" ADD COLUMN "accepted_by_rule" integer;