CREATE TABLE "unanswered_requests" (
	"cancellation_id" text NOT NULL,
	"deadline_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "unanswered_requests_cancellation_id_deadline_at_pk" PRIMARY KEY("cancellation_id","deadline_at")
);
--> statement-breakpoint
ALTER TABLE "unanswered_requests" ADD CONSTRAINT "unanswered_requests_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;