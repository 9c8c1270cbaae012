import type { Minor } from '$lib/core/money';
import type { Movement } from '../../payments/gateway';

/**
 * A refund that went another way than through the store, and is to stand there. `as`: the entry there that stands for it;
 * `open`: none is known yet; `byHand`: staff said that they made it themselves, be it in the store's own console.
 */
export type Note = {
	readonly push: string;
	readonly refund: string;
	readonly amount: Minor;
	readonly as: string | null;
	readonly open: boolean;
	readonly byHand: boolean;
	readonly reference: string | null;
};

type Owner = { readonly id: string; readonly reference: string | null };
/** An entry that somebody made there for a refund of ours, before we did. */
export type Entered = { readonly push: string; readonly as: string };
type Told = { readonly moved: readonly Movement[]; readonly entered: readonly Entered[] };

/**
 * Which movements at a store are money that moved: what only writes down a refund that went another way is none. That is
 * whatever bears the key of such a refund, and an entry of the same amount that somebody there made for it by hand.
 */
export function withoutNotes(movements: readonly Movement[], notes: readonly Note[], ours: readonly Owner[]): Told {
	const moved: Movement[] = [];
	const entered: Entered[] = [];
	for (const movement of movements) {
		const { reference } = movement.receipt;
		if (notes.some(({ refund, as }) => refund === movement.key || as === reference)) continue;
		const free = notes.filter(({ push, open }) => open && !entered.some((one) => one.push === push));
		const note = free.find((one) => isEntry(movement, one, ours));
		if (note) entered.push({ push: note.push, as: reference });
		else moved.push(movement);
	}
	return { moved, entered };
}

function isEntry({ key, kind, amount, receipt, noted }: Movement, note: Note, ours: readonly Owner[]): boolean {
	if (key !== null || kind !== 'refund' || receipt.state !== 'succeeded') return false;
	const owner = ours.find(({ reference }) => reference === receipt.reference);
	if (owner) return owner.id === note.refund;
	return amount === note.amount && (noted === true || note.byHand);
}
