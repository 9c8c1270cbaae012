import { z } from 'zod';
import { partsIn, perhaps } from '$lib/core/asked';
import { reportAskIn, type ReportAsk } from '../cancellations/report/report-ask';
import { REASONS } from '../settings/reasons';

const text = perhaps(z.string().min(1).max(200));
const narrowed = z.object({ reason: perhaps(z.enum([...REASONS, 'none'])), sku: text, supplier: text, channel: text });

/** What it is narrowed to, on top of the days and the currency. */
export type InsightFilter = z.output<typeof narrowed>;
export type InsightAsk = ReportAsk & { readonly filter: InsightFilter };
export const DIMENSIONS = ['reason', 'sku', 'supplier', 'channel'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const insightAskIn = (params: URLSearchParams, now: Date, timeZone: string): InsightAsk => ({
	...reportAskIn(params, now, timeZone),
	filter: narrowed.parse(partsIn(params, [...DIMENSIONS], []))
});
