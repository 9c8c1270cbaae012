CREATE INDEX "tenders_kind" ON "tenders" USING btree ("kind","gateway");--> statement-breakpoint
CREATE INDEX "refunds_method" ON "refunds" USING btree ("method","created_at","id");--> statement-breakpoint
CREATE INDEX "refunds_currency" ON "refunds" USING btree ("currency","created_at","id");