CREATE TABLE "cancellation_claims" (
	"code" text PRIMARY KEY NOT NULL,
	"cancellation_id" text NOT NULL,
	"status" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "cancellation_claims_case" UNIQUE("cancellation_id"),
	CONSTRAINT "cancellation_claims_code" CHECK ("cancellation_claims"."code" = btrim("cancellation_claims"."code") and "cancellation_claims"."code" <> '')
);
--> statement-breakpoint
ALTER TABLE "cancellation_claims" ADD CONSTRAINT "cancellation_claims_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;