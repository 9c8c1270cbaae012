CREATE TABLE "edi_lines" (
	"line_item_id" text PRIMARY KEY NOT NULL,
	"line" text NOT NULL,
	CONSTRAINT "edi_lines_line" CHECK (length("edi_lines"."line") between 1 and 40)
);
--> statement-breakpoint
ALTER TABLE "edi_lines" ADD CONSTRAINT "edi_lines_line_item_id_line_items_id_fk" FOREIGN KEY ("line_item_id") REFERENCES "public"."line_items"("id") ON DELETE cascade ON UPDATE no action;