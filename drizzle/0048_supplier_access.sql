CREATE TABLE "supplier_access" (
	"kind" text PRIMARY KEY NOT NULL,
	"given_hash" text NOT NULL,
	"token_sealed" text NOT NULL,
	"renewal_sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"renew_at" timestamp (3) with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "supplier_access_kind" CHECK ("supplier_access"."kind" in ('letter', 'manual', 'aliexpress', 'print_on_demand'))
);
