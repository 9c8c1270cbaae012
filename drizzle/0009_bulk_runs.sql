CREATE TABLE "bulk_rows" (
	"run_id" text NOT NULL,
	"cancellation_id" text NOT NULL,
	"position" integer NOT NULL,
	"seen_version" integer NOT NULL,
	"currency" text NOT NULL,
	"due_minor" bigint NOT NULL,
	"tenders" jsonb NOT NULL,
	"code" text,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" text,
	"settled_at" timestamp (3) with time zone,
	"version_after" integer,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reference" text,
	CONSTRAINT "bulk_rows_run_id_cancellation_id_pk" PRIMARY KEY("run_id","cancellation_id"),
	CONSTRAINT "bulk_rows_position" UNIQUE("run_id","position"),
	CONSTRAINT "bulk_rows_outcome" CHECK ("bulk_rows"."outcome" in ('done', 'left_out', 'failed')),
	CONSTRAINT "bulk_rows_settled" CHECK (("bulk_rows"."outcome" is null) = ("bulk_rows"."settled_at" is null)),
	CONSTRAINT "bulk_rows_said" CHECK (("bulk_rows"."outcome" is distinct from 'left_out' or "bulk_rows"."code" is not null)
		and ("bulk_rows"."outcome" is distinct from 'failed' or "bulk_rows"."reference" is not null)
		and ("bulk_rows"."outcome" is distinct from 'done' or ("bulk_rows"."code" is null and "bulk_rows"."version_after" is not null))),
	CONSTRAINT "bulk_rows_amounts" CHECK ("bulk_rows"."due_minor" >= 0 and "bulk_rows"."seen_version" > 0 and "bulk_rows"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"options" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"undoes" text,
	"created_by" text NOT NULL,
	"acts_for" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"stepped_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"stopped_by" text,
	"stop_reason" text,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "bulk_runs_kind" CHECK ("bulk_runs"."kind" in ('accept', 'reject', 'assign', 'undo')),
	CONSTRAINT "bulk_runs_state" CHECK ("bulk_runs"."state" in ('draft', 'running', 'stopped', 'finished')),
	CONSTRAINT "bulk_runs_undo" CHECK (("bulk_runs"."kind" = 'undo') = ("bulk_runs"."undoes" is not null)),
	CONSTRAINT "bulk_runs_started" CHECK (("bulk_runs"."state" = 'draft') = ("bulk_runs"."started_at" is null)),
	CONSTRAINT "bulk_runs_finished" CHECK (("bulk_runs"."state" = 'finished') = ("bulk_runs"."finished_at" is not null)),
	CONSTRAINT "bulk_runs_stopped" CHECK (("bulk_runs"."state" = 'stopped') = ("bulk_runs"."stop_reason" is not null) and ("bulk_runs"."stop_reason" is null) = ("bulk_runs"."stopped_at" is null)
		and ("bulk_runs"."stop_reason" is null or "bulk_runs"."stop_reason" in ('person', 'starter_inactive')))
);
--> statement-breakpoint
ALTER TABLE "bulk_rows" ADD CONSTRAINT "bulk_rows_run_id_bulk_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."bulk_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_rows" ADD CONSTRAINT "bulk_rows_cancellation_id_cancellations_id_fk" FOREIGN KEY ("cancellation_id") REFERENCES "public"."cancellations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_acts_for_staff_id_fk" FOREIGN KEY ("acts_for") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_undoes" FOREIGN KEY ("undoes") REFERENCES "public"."bulk_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_rows_case" ON "bulk_rows" USING btree ("cancellation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_runs_undone_once" ON "bulk_runs" USING btree ("undoes");--> statement-breakpoint
CREATE INDEX "bulk_runs_recent" ON "bulk_runs" USING btree ("started_at","id") WHERE "bulk_runs"."state" <> 'draft';--> statement-breakpoint
CREATE INDEX "bulk_runs_running" ON "bulk_runs" USING btree ("stepped_at") WHERE "bulk_runs"."state" = 'running';--> statement-breakpoint
CREATE INDEX "bulk_runs_drafts" ON "bulk_runs" USING btree ("created_at") WHERE "bulk_runs"."state" = 'draft';
--> statement-breakpoint

-- What came of a case in a run is said once, and a run moves only along its way.
CREATE FUNCTION bulk_row_settles_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.outcome IS NOT NULL THEN
		RAISE EXCEPTION 'case % in run %: its outcome never changes', OLD.cancellation_id, OLD.run_id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'bulk_row_settles_once';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bulk_row_settles_once BEFORE UPDATE ON bulk_rows FOR EACH ROW EXECUTE FUNCTION bulk_row_settles_once();
--> statement-breakpoint
CREATE FUNCTION bulk_run_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.kind <> OLD.kind OR NEW.undoes IS DISTINCT FROM OLD.undoes OR (NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
		('draft', 'running'), ('running', 'stopped'), ('stopped', 'running'), ('running', 'finished')
	)) THEN
		RAISE EXCEPTION 'run %: no way from % to %', OLD.id, OLD.state, NEW.state
			USING ERRCODE = 'check_violation', CONSTRAINT = 'bulk_run_moves';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER bulk_run_moves BEFORE UPDATE ON bulk_runs FOR EACH ROW EXECUTE FUNCTION bulk_run_moves();
