import type { Minor } from '$lib/core/money';
import { leftByTender } from './rest';
import type { Desk } from './case';

/** What of a case's due a lost dispute paid the shopper. */
export type Loss = { readonly cancellationId: string; readonly amount: Minor };

/**
 * How a lost dispute's amount covers what was still to come on its tender: the oldest case first, each up to what is left
 * there. What nobody is owed stays the shop's loss.
 */
export function lossesOf(desk: Desk, tenderId: string, disputed: Minor): Loss[] {
	let rest = disputed;
	return desk.cases
		.filter(({ state }) => state === 'in_progress')
		.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
		.flatMap((it) => {
			const left = leftByTender(desk, it).find((one) => one.tenderId === tenderId)?.amount ?? 0;
			const open = Math.max(0, it.due - it.refunded - it.waived - it.lost);
			const amount = Math.min(rest, left, open);
			rest -= amount;
			return amount > 0 ? [{ cancellationId: it.id, amount }] : [];
		});
}
