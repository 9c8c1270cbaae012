import { sum } from '$lib/core/money';
import type { CaseFacts, LineFacts, OrderFacts, SelectedItem } from './quote-facts';

/** Units of each line that no longer ship once this case is accepted. */
export type Gone = ReadonlyMap<string, number>;

export const isAccepted = ({ state }: CaseFacts): boolean => state !== 'requested';

/** Accepted cases' units and the selection; units only held by another request count as staying. */
export function goneUnits(order: OrderFacts, others: readonly CaseFacts[], selection: readonly SelectedItem[]): Gone {
	const items = [...others.filter(isAccepted).flatMap(({ lines }) => lines), ...selection];
	const goneOf = (id: string) => sum(items.filter(({ lineItemId }) => lineItemId === id).map((item) => item.quantity));
	return new Map(order.lines.map(({ id }) => [id, goneOf(id)]));
}

/** Lines priced 0 are not goods, unless there is nothing else. */
export function goodsOf(lines: readonly LineFacts[]): readonly LineFacts[] {
	const priced = lines.filter((line) => line.priced);
	return priced.length > 0 ? priced : lines;
}

/** Nothing of these lines ships any more: neither a unit that stays nor one that left already. */
export const allGone = (lines: readonly LineFacts[], gone: Gone): boolean =>
	goodsOf(lines).every(({ id, quantity }) => (gone.get(id) ?? 0) >= quantity);

/** The selection, and with the order's last goods the free gifts still open. */
export function withGifts(order: OrderFacts, others: readonly CaseFacts[], selection: readonly SelectedItem[]) {
	if (!allGone(order.lines, goneUnits(order, others, selection))) return selection;
	const goods = goodsOf(order.lines);
	const left = order.lines
		.filter((line) => !goods.includes(line))
		.map((line) => ({ lineItemId: line.id, quantity: line.units.open - selectedOf(selection, line.id) }))
		.filter(({ quantity }) => quantity > 0);
	return merged([...selection, ...left]);
}

const selectedOf = (selection: readonly SelectedItem[], id: string) =>
	sum(selection.filter(({ lineItemId }) => lineItemId === id).map(({ quantity }) => quantity));

const merged = (items: readonly SelectedItem[]): readonly SelectedItem[] => {
	const byLine = new Map<string, SelectedItem>();
	for (const item of items) {
		const known = byLine.get(item.lineItemId);
		byLine.set(item.lineItemId, known ? { ...known, quantity: known.quantity + item.quantity } : item);
	}
	return [...byLine.values()];
};
