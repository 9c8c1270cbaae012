import type { LineFacts } from '../../orders/order';

/** What the address of an order says is to be canceled: units by line. */
export type Picked = ReadonlyMap<string, number>;
type Line = Pick<LineFacts, 'id' | 'units'>;

/**
 * Reads the selection: quantities stand under their line's id, `add` puts all open units of a line to them, `drop` takes a
 * line out. What makes no sense was not chosen.
 */
export function pickedIn(query: URLSearchParams, lines: readonly Line[]): Picked {
	const [add, drop] = [query.get('add'), query.get('drop')];
	return new Map(
		lines.flatMap(({ id, units }) => {
			const typed = id === add ? units.open : Number(query.get(id) ?? 0);
			const quantity = Number.isInteger(typed) ? Math.min(typed, units.open) : 0;
			return quantity > 0 && id !== drop ? [[id, quantity]] : [];
		})
	);
}

/** Everything that can still be canceled. */
export const allOf = (lines: readonly Line[]): Picked =>
	new Map(lines.flatMap(({ id, units }) => (units.open > 0 ? [[id, units.open]] : [])));
