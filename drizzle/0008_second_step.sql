CREATE TABLE "recovery_codes" (
	"hash" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_ins_begun" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_roles" (
	"role" text PRIMARY KEY NOT NULL,
	"totp_required" boolean DEFAULT false NOT NULL,
	CONSTRAINT "staff_roles_role" CHECK ("staff_roles"."role" in ('agent', 'finance', 'manager', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "staff_totp" (
	"staff_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" bigint
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "last_sign_in_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins_begun" ADD CONSTRAINT "sign_ins_begun_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_totp" ADD CONSTRAINT "staff_totp_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recovery_codes_staff" ON "recovery_codes" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "sign_ins_begun_staff" ON "sign_ins_begun" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_newest" ON "staff" USING btree ("active","created_at","id");
--> statement-breakpoint

-- A code opens once, whatever asks for it: the step it was of, and every one before, is over.
CREATE FUNCTION totp_step_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.last_step IS NOT NULL AND (NEW.last_step IS NULL OR NEW.last_step <= OLD.last_step) THEN
		RAISE EXCEPTION 'step % of % is used', NEW.last_step, NEW.staff_id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'totp_step_only_grows';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER totp_step_only_grows BEFORE UPDATE OF last_step ON staff_totp
	FOR EACH ROW EXECUTE FUNCTION totp_step_only_grows();
--> statement-breakpoint

-- Somebody can always let people in again. One at a time: of two owners who leave at once, the second sees the first gone.
CREATE FUNCTION an_owner_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND NEW.role = 'owner' AND NEW.active THEN
		RETURN NULL;
	END IF;
	PERFORM pg_advisory_xact_lock(hashtext('an_owner_stays'));
	IF NOT EXISTS (SELECT 1 FROM staff WHERE role = 'owner' AND active) THEN
		RAISE EXCEPTION '% is the last active owner', OLD.id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'an_owner_stays';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER an_owner_stays AFTER UPDATE OF role, active OR DELETE ON staff
	FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.active) EXECUTE FUNCTION an_owner_stays();
