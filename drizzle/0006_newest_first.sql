DROP INDEX "mails_newest";--> statement-breakpoint
DROP INDEX "mails_recipient";--> statement-breakpoint
DROP INDEX "refunds_list";--> statement-breakpoint
DROP INDEX "refunds_newest";--> statement-breakpoint
CREATE INDEX "mails_newest" ON "mails" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "mails_recipient" ON "mails" USING btree ("recipient","created_at");--> statement-breakpoint
CREATE INDEX "refunds_list" ON "refunds" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_newest" ON "refunds" USING btree ("created_at","id");