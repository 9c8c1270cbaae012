import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { layoutInput } from './columns/layout';
import { KINDS } from './formats/kinds';

/** What is kept as JSON, read back. */
const counts = z.record(z.string(), z.number());
export const position = z.object({ byte: z.number(), line: z.number() });
export const checkpoint = z.object({
	from: position,
	seen: z.number(),
	line: z.number(),
	batch: z.number(),
	open: z.array(z.string())
});
export const texts = z.array(z.string());
export const sampleRows = z.array(texts);
export const keptOutCounts = z.partialRecord(z.enum(KINDS), z.number());
export const noticeCounts = counts;
export const totalsByCurrency = z.record(z.string(), z.object({ total: z.number(), paid: z.number() }));
export type Totals = z.infer<typeof totalsByCurrency>;

/** `own`: the columns are mapped here; else the file is of a kind we know. */
export const FORMATS = ['own', 'shopify', 'woocommerce', 'online-retail'] as const;
export type Format = (typeof FORMATS)[number];

/** What the columns of a file are; `remember` is the name to keep that under. */
export const mappingForm = layoutInput.extend({
	id: idOf('imp'),
	format: z.enum(FORMATS).default('own'),
	remember: z.string().trim().max(100).default('')
});
export type MappingForm = z.output<typeof mappingForm>;

/** An import, and what is done with it is the form's name. */
export const importForm = z.object({ id: idOf('imp') });

/** A posted file is read while it arrives, not as a field. */
export const uploadForm = z.object({});
