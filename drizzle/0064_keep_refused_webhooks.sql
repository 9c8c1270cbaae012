ALTER TABLE "connections" ADD COLUMN "refused" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_refused" CHECK ("connections"."refused" between 0 and 1000 and ("connections"."refused" = 0) = ("connections"."refused_at" is null));