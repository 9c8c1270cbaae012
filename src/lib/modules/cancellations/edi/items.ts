import type { ChangeLine, EdiChange } from '../../channels/edi/message';
import { lineOf, type EdiLine } from './lines';

/** What a quantity on a line that gets fewer means: partners agree on one of the two. */
export const MEANINGS = ['removed', 'left'] as const;
export type Meaning = (typeof MEANINGS)[number];

type Item = { readonly line_item: string; readonly quantity: number; readonly reason: 'other' };

/** A request of the same partner's that nobody has decided about, which it may still take back. */
export type Pending = {
	readonly id: string;
	readonly items: readonly { readonly lineItemId: string; readonly quantity: number }[];
};
type Standing = { readonly lines: readonly EdiLine[]; readonly pending?: readonly Pending[] };

/**
 * What a change comes to: units to be asked for beside those that are already, and requests to be taken back since they leave
 * fewer than it states. `pendingId`: the latest of those that stay and are about its lines; `isPending`: they or somebody
 * else's ask for units of them still.
 */
export type Wish = {
	readonly items: readonly Item[];
	readonly takesBack: readonly string[];
	readonly pendingId: string | undefined;
	readonly isPending: boolean;
};
/**
 * Or the line that the order does not have, or has of other goods; or it wants more than there is, or what is no
 * cancellation.
 */
export type NoWish =
	{ readonly unknown: string } | { readonly unlike: string; readonly sku: string } | { readonly more: true };

/**
 * Where a quantity is what stays, units that are asked for already count as gone: the last one that a partner states is what
 * the order comes to, whatever is accepted first, and the same stated again asks for nothing. `pending`: the latest first.
 */
export function wishOf(change: EdiChange, { lines, pending = [] }: Standing, meaning: Meaning): Wish | NoWish {
	const own = heldBy(pending);
	const wanted = new Map<string, number>();
	for (const { one, line } of namedIn(change, lines)) {
		if (line === 'unknown') return { unknown: one.line || one.sku };
		if (line === 'unlike') return { unlike: one.line, sku: one.sku };
		if (one.action === 'keep') continue;
		const mine = own.get(line.id) ?? 0;
		const off = wantedOff(one, line, { meaning, mine, before: wanted.get(line.id) ?? mine });
		if (off === 'more') return { more: true };
		wanted.set(line.id, off);
	}
	const takesBack = takenBack(pending, own, wanted);
	const stays = pending.filter(({ id }) => !takesBack.includes(id));
	const left = heldBy(stays);
	const items = lines.flatMap(({ id }) => item(id, (wanted.get(id) ?? own.get(id) ?? 0) - (left.get(id) ?? 0)));
	return {
		items,
		takesBack,
		pendingId: stays.find((one) => one.items.some(({ lineItemId }) => wanted.has(lineItemId)))?.id,
		isPending: lines.some(({ id, units }) => wanted.has(id) && units.held > (own.get(id) ?? 0) - (left.get(id) ?? 0))
	};
}

const ALL: ChangeLine = { line: '', sku: '', action: 'delete', quantity: null };

const namedIn = (change: EdiChange, lines: readonly EdiLine[]) =>
	change.whole
		? lines.map((line) => ({ one: ALL, line }))
		: change.lines.map((one) => ({ one, line: lineOf(one, lines) }));

function heldBy(pending: readonly Pending[]): ReadonlyMap<string, number> {
	const held = new Map<string, number>();
	for (const { lineItemId, quantity } of pending.flatMap(({ items }) => items))
		held.set(lineItemId, (held.get(lineItemId) ?? 0) + quantity);
	return held;
}

type Counting = { readonly meaning: Meaning; readonly mine: number; readonly before: number };

/** How many units of a line the partner wants off in all, of those that nobody took off or else asks for. */
function wantedOff(
	{ action, quantity }: ChangeLine,
	line: EdiLine,
	{ meaning, mine, before }: Counting
): number | 'more' {
	if (action === 'other') return 'more';
	if (action !== 'delete' && quantity === null) return before;
	const there = line.quantity - line.units.canceled;
	const free = there - (line.units.held - mine);
	if (action === 'delete') return free;
	const said = quantity ?? 0;
	if (meaning === 'removed') return before + said;
	return said > there ? 'more' : Math.max(0, free - said);
}

/** Those that hold units which are wanted after all, the latest first. They are asked for anew as far as they still stand. */
function takenBack(
	pending: readonly Pending[],
	own: ReadonlyMap<string, number>,
	wanted: ReadonlyMap<string, number>
): readonly string[] {
	const left = new Map(own);
	const back: string[] = [];
	for (const { id, items } of pending) {
		const isTooMuch = items.some(
			({ lineItemId: line, quantity }) => quantity > 0 && (left.get(line) ?? 0) > (wanted.get(line) ?? Infinity)
		);
		if (!isTooMuch) continue;
		back.push(id);
		for (const { lineItemId: line, quantity } of items) left.set(line, (left.get(line) ?? 0) - quantity);
	}
	return back;
}

const item = (line_item: string, quantity: number): Item[] =>
	quantity > 0 ? [{ line_item, quantity, reason: 'other' }] : [];
