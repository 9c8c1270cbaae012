import { no, yes, type Verdict } from '$lib/core/refusal';
import type { LineFacts } from '../../orders/order';
import type { SoldCard } from '../case';

/** How it stands by itself; once its case has paid everything it is refunded, which the case says. */
export const RETURN_STATES = ['open', 'received', 'proof', 'called_off'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/** Units of one line. */
export type ReturnItem = { readonly lineItemId: string; readonly quantity: number };

/** Goods that left and are to come back (DESIGN §2), and what became of them. */
export type Return = {
	readonly id: string;
	readonly orderId: string;
	readonly withdrawalId: string;
	/** The case that pays for them, once they or proof that they were sent came. */
	readonly cancellationId: string | null;
	readonly taskId: string;
	readonly state: ReturnState;
	readonly openedAt: Date;
	/** When the goods came. */
	readonly receivedAt: Date | null;
	/** When it was shown that they were sent. */
	readonly provenAt: Date | null;
	readonly endedBy: string | null;
	readonly note: string;
	readonly items: readonly ReturnItem[];
};

type Line = Pick<LineFacts, 'id' | 'units'>;
type Known = Pick<Return, 'state' | 'items'>;

/**
 * Units of each line that left and that no return waits for. Gift cards that were used in part are no goods that come back.
 * `settled`: states whose units are seen to already.
 */
export const toComeBack = (
	lines: readonly Line[],
	returns: readonly Known[],
	{ cards, settled }: { readonly cards: readonly SoldCard[]; readonly settled: readonly ReturnState[] }
): ReturnItem[] =>
	lines.flatMap(({ id, units }) => {
		const left = units.shipped + units.delivered - waitedFor(id, returns, settled);
		const sold = cards.filter(({ lineItemId }) => lineItemId === id);
		const quantity = sold.length > 0 ? Math.min(left, sold.filter(({ unused }) => unused).length) : left;
		return quantity > 0 ? [{ lineItemId: id, quantity }] : [];
	});

const waitedFor = (line: string, returns: readonly Known[], states: readonly ReturnState[]): number =>
	returns
		.filter(({ state }) => states.includes(state))
		.flatMap(({ items }) => items)
		.filter(({ lineItemId }) => lineItemId === line)
		.reduce((all, { quantity }) => all + quantity, 0);

export type Split = { readonly came: readonly ReturnItem[]; readonly rest: readonly ReturnItem[] };

/** What came of what is waited for, and what still is to come. */
export function splitReturn(awaited: readonly ReturnItem[], came: readonly ReturnItem[]): Verdict<Split> {
	const beyond = came.find(({ lineItemId }) => quantityIn(came, lineItemId) > quantityIn(awaited, lineItemId));
	if (beyond)
		return no('return.too_many', { line: beyond.lineItemId, available: quantityIn(awaited, beyond.lineItemId) });
	const here = awaited
		.map(({ lineItemId }) => ({ lineItemId, quantity: quantityIn(came, lineItemId) }))
		.filter(({ quantity }) => quantity > 0);
	return here.length === 0 ? no('return.nothing_came') : yes({ came: here, rest: without(awaited, here) });
}

/** What is left of these units without those. */
export const without = (items: readonly ReturnItem[], gone: readonly ReturnItem[]): ReturnItem[] =>
	items
		.map(({ lineItemId, quantity }) => ({ lineItemId, quantity: quantity - quantityIn(gone, lineItemId) }))
		.filter(({ quantity }) => quantity > 0);

const quantityIn = (items: readonly ReturnItem[], line: string) =>
	items.filter(({ lineItemId }) => lineItemId === line).reduce((all, { quantity }) => all + quantity, 0);

export const countOf = (items: readonly Pick<ReturnItem, 'quantity'>[]): number =>
	items.reduce((all, { quantity }) => all + quantity, 0);
