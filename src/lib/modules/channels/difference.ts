import type { ShopLine } from './connector';

/** A line without what it is and what it is worth. */
export type LineUnits = Omit<ShopLine, 'name' | 'unit'>;

/**
 * What we know of a line there. `pushed`: units we took off there; `booked`: units taken off there by somebody else that
 * are canceled here too, `kept`: those that are not. `coming`: units of pushes that wait.
 */
export type KnownLine = {
	readonly line: string;
	readonly lineItemId: string;
	readonly quantity: number;
	readonly pushed: number;
	readonly booked: number;
	readonly kept: number;
	readonly coming: number;
};

/** `matched`: units we were about to take off and somebody took off there; `found`: units nobody here knows of. */
export type LineDifference = {
	readonly line: string;
	readonly lineItemId: string;
	readonly matched: number;
	readonly found: number;
	/** Units that came back there although we hold them for gone. */
	readonly back: number;
	readonly shipped: number;
};

/**
 * What an order there says that we don't know yet, line by line. An echo of our own push is no difference. What was taken
 * off there while the same was on its way from here is taken for the same: nobody wants a second unit gone.
 */
export const differenceOf = (there: readonly LineUnits[], known: readonly KnownLine[]): LineDifference[] =>
	known.map(({ line, lineItemId, pushed, booked, kept, coming }) => {
		const gone = pushed + booked + kept;
		const now = there.find(({ id }) => id === line);
		const news = (now?.removed ?? gone) - gone;
		const matched = Math.max(0, Math.min(news, coming));
		return {
			...{ line, lineItemId, matched },
			found: Math.max(0, news - matched),
			back: Math.max(0, -news),
			shipped: now?.shipped ?? 0
		};
	});

/** What a push expected of its lines. */
export type Expected = { readonly line: string; readonly before: number; readonly after: number };

/**
 * Whether a push that was sent was made, by what the order there says now: every line at least where it was to be. One that
 * bears our mark was made, whatever else happened to it since.
 */
export function wasMade(
	there: readonly LineUnits[],
	marks: readonly string[],
	push: { mark: string; lines: readonly Expected[] }
) {
	if (marks.includes(push.mark)) return true;
	return push.lines.every(({ line, before, after }) => {
		const removed = there.find(({ id }) => id === line)?.removed ?? before;
		return after >= before ? removed >= after : removed <= after;
	});
}
