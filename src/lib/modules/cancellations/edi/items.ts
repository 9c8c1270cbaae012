import type { ChangeLine, EdiChange } from '../../channels/edi/message';
import type { LineFacts } from '../../orders/order';

/** What a quantity on a line that gets fewer means: partners agree on one of the two. */
export const MEANINGS = ['removed', 'left'] as const;
export type Meaning = (typeof MEANINGS)[number];

type Line = Pick<LineFacts, 'id' | 'position' | 'sku' | 'quantity' | 'units'>;
type Item = { readonly line_item: string; readonly quantity: number; readonly reason: 'other' };

/** The units a change takes off an order, or the line of it that the order does not have. */
export function itemsOf(
	change: EdiChange,
	lines: readonly Line[],
	meaning: Meaning
): readonly Item[] | { readonly unknown: string } {
	if (change.whole) return lines.flatMap((line) => item(line, staying(line)));
	const items: Item[] = [];
	for (const one of change.lines) {
		const line = lineOf(one, lines);
		if (!line) return { unknown: one.line || one.sku };
		items.push(...item(line, takenOff(one, line, meaning)));
	}
	return items;
}

/** By the seller's own number or, without one, by its place in the order. */
const lineOf = ({ line, sku }: ChangeLine, lines: readonly Line[]) =>
	lines.find((one) => sku !== '' && one.sku === sku) ??
	(sku === '' ? lines.find(({ position }) => String(position + 1) === line.replace(/^0+/, '')) : undefined);

const staying = ({ quantity, units }: Line) => quantity - units.canceled;

function takenOff({ action, quantity }: ChangeLine, line: Line, meaning: Meaning): number {
	if (action === 'delete') return staying(line);
	if (action !== 'decrease' || quantity === null) return 0;
	return meaning === 'removed' ? quantity : Math.max(0, staying(line) - quantity);
}

const item = ({ id }: Line, quantity: number): Item[] =>
	quantity > 0 ? [{ line_item: id, quantity, reason: 'other' }] : [];
