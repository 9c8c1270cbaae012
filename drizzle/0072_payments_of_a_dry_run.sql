CREATE TABLE "import_payments" (
	"import_id" text NOT NULL,
	"phase" text NOT NULL,
	"gateway" text NOT NULL,
	"reference" text NOT NULL,
	"number" text NOT NULL,
	CONSTRAINT "import_payments_import_id_phase_gateway_reference_pk" PRIMARY KEY("import_id","phase","gateway","reference"),
	CONSTRAINT "import_payments_check" CHECK ("import_payments"."phase" = 'check')
);
--> statement-breakpoint
ALTER TABLE "import_payments" ADD CONSTRAINT "import_payments_import_id_phase_import_runs_import_id_phase_fk" FOREIGN KEY ("import_id","phase") REFERENCES "public"."import_runs"("import_id","phase") ON DELETE cascade ON UPDATE no action;