import type { Minor } from '$lib/core/money';
import type { Movement } from '$lib/modules/payments/gateway';
import { matchOf, type Ours } from './movement-match';

export const DIFFERENCE_KINDS = ['missing_here', 'missing_there', 'amount', 'state'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What one side says of a movement. */
export type Side = { readonly amount: Minor; readonly state: string };

/** What our refunds on a payment and its gateway's list disagree about. */
export type Difference = {
	readonly kind: DifferenceKind;
	readonly refundId: string | null;
	readonly reference: string | null;
	readonly ours: Side | null;
	readonly theirs: Side | null;
};

/**
 * Compares our refunds on a payment with the gateway's list. What is only planned, or was sent a moment ago and is still
 * asked for, is no difference; nor is what did not move on either side.
 */
export function differencesOf(ours: readonly Ours[], movements: readonly Movement[]): Difference[] {
	const seen = new Set<string>();
	const theirs = movements.flatMap((movement): Difference[] => {
		const match = matchOf(movement, ours, true);
		if (match.as === 'nothing') return [];
		const refund = 'refund' in match ? match.refund : undefined;
		if (refund) seen.add(refund.id);
		const kind = match.as === 'news' ? disagreement(match.refund, movement) : 'missing_here';
		const { reference, state } = movement.receipt;
		const sides = { ours: refund ? sideOf(refund) : null, theirs: { amount: movement.amount, state } };
		return kind ? [{ kind, refundId: refund?.id ?? null, reference, ...sides }] : [];
	});
	const lost = ours
		.filter(({ id, state, method }) => !seen.has(id) && method === 'original_payment' && LEFT.includes(state))
		.map((refund) => ({
			...{ kind: 'missing_there' as const, refundId: refund.id, reference: refund.reference },
			...{ ours: sideOf(refund), theirs: null }
		}));
	return [...theirs, ...lost];
}

const LEFT: readonly string[] = ['pending', 'succeeded'];

const sideOf = ({ amountMinor: amount, state }: Ours): Side => ({ amount, state });

function disagreement(refund: Ours, { amount, receipt }: Movement): DifferenceKind | undefined {
	if (amount !== refund.amountMinor) return 'amount';
	return SAME[receipt.state].includes(refund.state) ? undefined : 'state';
}

/** How we call what a gateway says, where both mean the same. */
const SAME: Readonly<Record<Movement['receipt']['state'], readonly string[]>> = {
	succeeded: ['succeeded'],
	pending: ['submitted', 'pending'],
	failed: ['failed', 'canceled'],
	blocked_by_dispute: ['blocked_by_dispute']
};
