import { groupBy } from '$lib/core/group';
import { sum, type Minor } from '$lib/core/money';
import type { MethodName } from '../../refunds/method-names';
import { REFUND_STATES, type RefundState } from '../../refunds/status';

/** So many refunds of one kind on one day: the day they were made, or else planned. */
export type ReportFact = {
	readonly day: string;
	readonly currency: string;
	readonly method: MethodName;
	readonly state: RefundState;
	readonly count: number;
	readonly amount: Minor;
};
/** Refunds that were to be made within the period, by what became of them. */
export type Kept = {
	readonly currency: string;
	readonly expected: Minor;
	/** Made by their day, made later, not made yet. */
	readonly onTime: Minor;
	readonly late: Minor;
	readonly open: Minor;
};
/** Planned refunds by the day they are due. */
export type DueFact = {
	readonly day: string;
	readonly currency: string;
	readonly count: number;
	readonly amount: Minor;
};

type Part<Name> = { readonly name: Name; readonly count: number; readonly amount: Minor };
export type Report = {
	readonly currency: string;
	/** Made within the period. */
	readonly made: { readonly count: number; readonly amount: Minor };
	/** Every day of the period; the largest is what a bar is measured by. */
	readonly days: readonly Part<string>[];
	readonly largest: Minor;
	readonly methods: readonly Part<MethodName>[];
	readonly states: readonly Part<RefundState>[];
	readonly kept: Kept;
	readonly due: readonly Part<string>[];
};
export type ReportFacts = {
	readonly facts: readonly ReportFact[];
	readonly kept: readonly Kept[];
	readonly due: readonly DueFact[];
};

/** The currencies there is something to say about, the one with the most refunds first. */
export function currenciesIn({ facts, kept, due }: ReportFacts): string[] {
	const counts = new Map<string, number>();
	const add = (currency: string, count: number) => counts.set(currency, (counts.get(currency) ?? 0) + count);
	for (const { currency, count } of [...facts, ...due]) add(currency, count);
	for (const { currency } of kept) add(currency, 0);
	return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([currency]) => currency);
}

/** One currency's report. Amounts of different currencies are never added up. */
export function reportOf({ facts, kept, due }: ReportFacts, currency: string, days: readonly string[]): Report {
	const own = facts.filter((fact) => fact.currency === currency);
	const made = own.filter(({ state }) => state === 'succeeded');
	const byDay = new Map(parts(made, ({ day }) => day).map((part) => [part.name, part]));
	const filled = days.map((name) => byDay.get(name) ?? { name, count: 0, amount: 0 });
	return {
		currency,
		made: totalOf(made),
		days: filled,
		largest: Math.max(0, ...filled.map(({ amount }) => amount)),
		methods: parts(made, ({ method }) => method).toSorted((a, b) => b.amount - a.amount),
		states: parts(own, ({ state }) => state).toSorted(
			(a, b) => REFUND_STATES.indexOf(a.name) - REFUND_STATES.indexOf(b.name)
		),
		kept: kept.find((one) => one.currency === currency) ?? { currency, expected: 0, onTime: 0, late: 0, open: 0 },
		due: due.filter((one) => one.currency === currency).map(({ day: name, count, amount }) => ({ name, count, amount }))
	};
}

type Counted = { readonly count: number; readonly amount: Minor };

const totalOf = (facts: readonly Counted[]) => ({
	count: sum(facts.map(({ count }) => count)),
	amount: sum(facts.map(({ amount }) => amount))
});

const parts = <Name extends string>(facts: readonly ReportFact[], nameOf: (fact: ReportFact) => Name): Part<Name>[] =>
	[...groupBy(facts, nameOf)].map(([name, all]) => ({ name, ...totalOf(all) }));
