import type { Minor } from '$lib/core/money';
import type { Push } from './connector';
import type { Expected } from './difference';
import type { ShelfStep } from './shelf';

/** What a push was ordered with, and what it expected of the order there when it was sent. */
export type PushContent = {
	readonly lines: readonly { readonly line: string; readonly quantity: number }[];
	readonly reason: string | null;
	readonly note: string;
	readonly restock: boolean;
	readonly notify: boolean;
	/** All of it, where some of the lines need not be sent any more. */
	readonly wanted?: readonly { readonly line: string; readonly quantity: number }[];
	readonly expected?: readonly Expected[];
	readonly token?: string;
	/** Whoever packs there was asked to stop for it. */
	readonly stopping?: true;
	/** The refund it writes down there. */
	readonly noted?: NotedRefund;
	/** How far it has come with the shelf there. */
	readonly shelf?: ShelfStep;
};

/**
 * Money that went back another way than through the store, on a payment there. `as`: the refund that stands for it there,
 * where somebody had entered it already.
 */
export type NotedRefund = {
	readonly refund: string;
	readonly payment: string;
	readonly amount: Minor;
	readonly currency: string;
	readonly as?: string;
};

type Gone = { readonly line: string; readonly quantity: number; readonly gone: number };

/** How it stands on the order as it was just read: absolute, so that the same push twice ends in the same. */
export function pushOn(mark: string, content: PushContent, there: readonly Gone[], sign: 1 | -1 = 1): Push {
	const { lines, reason, note, restock, notify, token } = content;
	const named = lines.flatMap(({ line, quantity }) => {
		const now = there.find((one) => one.line === line);
		if (!now) return [];
		const after = Math.max(0, Math.min(now.quantity, now.gone + sign * quantity));
		return after === now.gone ? [] : [{ line, quantity: Math.abs(after - now.gone), before: now.gone, after }];
	});
	const left = there.filter(
		({ line, quantity, gone }) => (named.find((one) => one.line === line)?.after ?? gone) < quantity
	);
	return {
		mark,
		lines: named,
		whole: left.length === 0,
		reason,
		note,
		restock,
		notify,
		...(token === undefined ? {} : { token })
	};
}

/** The same, to be sent once more: what was expected and answered then says nothing any more. */
export const afresh = ({
	expected: _expected,
	token: _token,
	stopping: _stopping,
	shelf: _shelf,
	...content
}: PushContent): PushContent => content;
