CREATE INDEX "events_at" ON "events" USING btree ("at","seq");--> statement-breakpoint
CREATE INDEX "events_what" ON "events" USING btree ("name","actor_kind","at","seq");--> statement-breakpoint
CREATE INDEX "events_who" ON "events" USING btree ("actor_id","name","at","seq");