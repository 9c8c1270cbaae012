ALTER TABLE "edi_partners" ADD COLUMN "told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "told_at" timestamp (3) with time zone;