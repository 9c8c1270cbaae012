CREATE TABLE "import_mappings" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"layout" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "import_mappings_key" CHECK ("import_mappings"."key" = lower("import_mappings"."name")),
	CONSTRAINT "import_mappings_name_said" CHECK ("import_mappings"."name" = btrim("import_mappings"."name") and length("import_mappings"."name") between 1 and 100),
	CONSTRAINT "import_mappings_not_built_in" CHECK ("import_mappings"."key" not in ('generic', 'shopify', 'woocommerce', 'online-retail'))
);
--> statement-breakpoint
CREATE TABLE "import_orders" (
	"import_id" text NOT NULL,
	"phase" text NOT NULL,
	"number" text NOT NULL,
	"outcome" text NOT NULL,
	"order_id" text,
	CONSTRAINT "import_orders_import_id_phase_number_pk" PRIMARY KEY("import_id","phase","number"),
	CONSTRAINT "import_orders_outcome" CHECK ("import_orders"."outcome" in ('in', 'present', 'out')),
	CONSTRAINT "import_orders_written" CHECK (("import_orders"."order_id" is not null) = ("import_orders"."phase" = 'import' and "import_orders"."outcome" = 'in'))
);
--> statement-breakpoint
CREATE TABLE "import_runs" (
	"import_id" text NOT NULL,
	"phase" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"checkpoint" jsonb,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"present" integer DEFAULT 0 NOT NULL,
	"kept_out" jsonb NOT NULL,
	"notices" jsonb NOT NULL,
	"totals" jsonb NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"reference" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"by_name" text NOT NULL,
	CONSTRAINT "import_runs_import_id_phase_pk" PRIMARY KEY("import_id","phase"),
	CONSTRAINT "import_runs_phase" CHECK ("import_runs"."phase" in ('check', 'import')),
	CONSTRAINT "import_runs_state" CHECK ("import_runs"."state" in ('running', 'done', 'stopped', 'failed')),
	CONSTRAINT "import_runs_finished" CHECK (("import_runs"."state" = 'running') = ("import_runs"."finished_at" is null)),
	CONSTRAINT "import_runs_counts" CHECK (least("import_runs"."bytes", "import_runs"."lines", "import_runs"."orders", "import_runs"."present", "import_runs"."failures") >= 0)
);
--> statement-breakpoint
CREATE TABLE "import_troubles" (
	"import_id" text NOT NULL,
	"phase" text NOT NULL,
	"line" integer NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"field" text,
	"found" text,
	CONSTRAINT "import_troubles_import_id_phase_line_pk" PRIMARY KEY("import_id","phase","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"file_id" text,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"encoding" text NOT NULL,
	"delimiter" text NOT NULL,
	"header" jsonb NOT NULL,
	"samples" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"format" text,
	"layout" jsonb,
	"started" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "imports_one_mapping" CHECK (num_nonnulls("imports"."format", "imports"."layout") <= 1)
);
--> statement-breakpoint
ALTER TABLE "import_orders" ADD CONSTRAINT "import_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_orders" ADD CONSTRAINT "import_orders_import_id_phase_import_runs_import_id_phase_fk" FOREIGN KEY ("import_id","phase") REFERENCES "public"."import_runs"("import_id","phase") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_troubles" ADD CONSTRAINT "import_troubles_import_id_phase_import_runs_import_id_phase_fk" FOREIGN KEY ("import_id","phase") REFERENCES "public"."import_runs"("import_id","phase") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_mappings_header" ON "import_mappings" USING btree ("fingerprint","saved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "import_orders_order" ON "import_orders" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "import_orders_in" ON "import_orders" USING btree ("import_id","phase","number") WHERE outcome = 'in';--> statement-breakpoint
CREATE INDEX "import_runs_running" ON "import_runs" USING btree ("moved_at") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "import_troubles_kind" ON "import_troubles" USING btree ("import_id","phase","kind","line");--> statement-breakpoint
CREATE INDEX "imports_newest" ON "imports" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "imports_file" ON "imports" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "imports_abandoned" ON "imports" USING btree ("created_at") WHERE not started;