import { z } from 'zod';
import { day, partsIn, perhaps } from '$lib/core/asked';
import { DAY, later } from '$lib/core/time';
import { dayIn } from '../admin/day';

/** The periods one click away, in days. */
export const PERIODS = [7, 30, 90] as const;
/** The longest period: what a page and a file can carry. */
const MOST_DAYS = 92;
const USUAL_DAYS = 30;

const reportAsk = z.object({ from: day, to: day, currency: perhaps(z.string().regex(/^[A-Z]{3}$/)) });

/** What the report is about: days of the shop's calendar, the first and the last of them included. */
export type ReportAsk = {
	readonly from: string;
	readonly to: string;
	readonly currency: string | undefined;
	/** Every one of the days. */
	readonly days: readonly string[];
};

/** What an address asks for. Without days it is the last thirty; a longer period than the most ends with its last day. */
export function reportAskIn(params: URLSearchParams, now: Date, timeZone: string): ReportAsk {
	const asked = reportAsk.parse(partsIn(params, ['from', 'to', 'currency'], []));
	const today = dayIn(now, timeZone);
	const to = asked.to ?? (asked.from && asked.from > today ? asked.from : today);
	const from = asked.from ?? daysBefore(to, USUAL_DAYS - 1);
	const first = from > to ? to : from < daysBefore(to, MOST_DAYS - 1) ? daysBefore(to, MOST_DAYS - 1) : from;
	return { from: first, to, currency: asked.currency, days: daysBetween(first, to) };
}

/** The period of so many days that ends today. */
export const lastDays = (
	count: number,
	now: Date,
	timeZone: string
): { readonly from: string; readonly to: string } => {
	const to = dayIn(now, timeZone);
	return { from: daysBefore(to, count - 1), to };
};

const daysBefore = (day: string, count: number) => dayOf(later(new Date(`${day}T00:00:00Z`), -count * DAY));
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

function daysBetween(from: string, to: string): string[] {
	const days = [];
	for (let day = from; day <= to; day = daysBefore(day, -1)) days.push(day);
	return days;
}
