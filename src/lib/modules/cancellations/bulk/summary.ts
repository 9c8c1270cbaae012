import { groupBy } from '$lib/core/group';
import { sum, type Minor } from '$lib/core/money';
import type { TenderName } from '../../orders/tenders/tender-names';
import type { TenderSum } from './run';

/** One case as a dry run found it; `code` says why it is left out. */
export type Summed = {
	readonly currency: string;
	readonly due: Minor;
	readonly tenders: readonly TenderSum[];
	readonly code: string | null;
};

export type CurrencySum = {
	readonly currency: string;
	readonly count: number;
	readonly amount: Minor;
	/** The same amount by what it was paid with; kinds without any are left out. */
	readonly tenders: readonly TenderSum[];
};

export type Summary = {
	/** How many would be done. */
	readonly count: number;
	readonly currencies: readonly CurrencySum[];
	readonly leftOut: number;
	/** Why, the commonest reason first. */
	readonly reasons: readonly { readonly code: string; readonly count: number }[];
};

/** What a run comes to: how many, how much by currency and by kind of tender, and what is left out why. */
export function summarize(rows: readonly Summed[]): Summary {
	const out = rows.flatMap(({ code }) => (code === null ? [] : [code]));
	const going = rows.filter(({ code }) => code === null);
	return {
		count: going.length,
		currencies: [...groupBy(going, ({ currency }) => currency)].map(currencySum).toSorted(byName),
		leftOut: out.length,
		reasons: [...groupBy(out, (code) => code)]
			.map(([code, all]) => ({ code, count: all.length }))
			.toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
	};
}

const currencySum = ([currency, rows]: readonly [string, readonly Summed[]]): CurrencySum => ({
	currency,
	count: rows.length,
	amount: sum(rows.map(({ due }) => due)),
	tenders: byKind(rows.flatMap(({ tenders }) => tenders))
});

/** Amounts of the same kind together, the largest first. */
export const byKind = (amounts: readonly TenderSum[]): TenderSum[] =>
	[...groupBy(amounts, ({ kind }) => kind)]
		.map(([kind, all]): { kind: TenderName; amount: Minor } => ({ kind, amount: sum(all.map(({ amount }) => amount)) }))
		.filter(({ amount }) => amount > 0)
		.toSorted((a, b) => b.amount - a.amount || (a.kind < b.kind ? -1 : 1));

const byName = (a: CurrencySum, b: CurrencySum) => (a.currency < b.currency ? -1 : 1);
