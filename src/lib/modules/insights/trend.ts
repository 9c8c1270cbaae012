import { DAY, later } from '$lib/core/time';

/** How many cases began in one step of the shop's calendar; of all reasons where it names none. */
export type TrendStep = {
	readonly at: string;
	readonly currency: string;
	readonly reason: string | null;
	readonly cases: number;
};

/** How long one column of the chart is. */
export type Unit = 'day' | 'week';

/** Columns that can still be told apart on a laptop. */
const MOST_DAYS_BY_DAY = 31;
/** Reasons with a color of their own; the others are one. */
export const MOST_PARTS = 4;
export const THE_REST = 'rest';

export const unitFor = (days: number): Unit => (days <= MOST_DAYS_BY_DAY ? 'day' : 'week');

/** One column: its first and last day within what was asked for, its cases, and the part of each reason. */
export type TrendColumn = {
	readonly from: string;
	readonly to: string;
	readonly cases: number;
	readonly parts: readonly { readonly reason: string; readonly cases: number }[];
};
export type Trend = { readonly reasons: readonly string[]; readonly columns: readonly TrendColumn[] };

type Asked = { readonly days: readonly string[]; readonly unit: Unit };

/** Every step of the period, those without a case too. The most frequent reasons stand for themselves. */
export function trendOf(steps: readonly TrendStep[], { days, unit }: Asked): Trend {
	const named = mostFrequent(steps);
	const rest = steps.some(({ reason }) => reason !== null && !named.includes(reason)) ? [THE_REST] : [];
	const reasons = [...named, ...rest];
	const starts = [...new Set(days.map((day) => startOf(day, unit)))];
	const columns = starts.map((start) => {
		const inside = days.filter((day) => startOf(day, unit) === start);
		const own = steps.filter(({ at }) => at === start);
		const partOf = (reason: string) =>
			own.filter(
				(one) => one.reason !== null && (reason === THE_REST ? !named.includes(one.reason) : one.reason === reason)
			);
		return {
			from: inside[0] ?? start,
			to: inside.at(-1) ?? start,
			cases: own.find(({ reason }) => reason === null)?.cases ?? 0,
			parts: reasons.map((reason) => ({ reason, cases: sum(partOf(reason)) }))
		};
	});
	return { reasons, columns };
}

function mostFrequent(steps: readonly TrendStep[]): string[] {
	const counts = new Map<string, number>();
	for (const { reason, cases } of steps) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + cases);
	return [...counts]
		.toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
		.slice(0, MOST_PARTS)
		.map(([reason]) => reason);
}

const sum = (steps: readonly TrendStep[]) => steps.reduce((all, { cases }) => all + cases, 0);

/** The day a step begins: itself, or the Monday before it. */
function startOf(day: string, unit: Unit): string {
	if (unit === 'day') return day;
	const at = new Date(`${day}T00:00:00Z`);
	return later(at, -((at.getUTCDay() + 6) % 7) * DAY)
		.toISOString()
		.slice(0, 10);
}
