import type { Movement } from '$lib/modules/payments/gateway';
import type { RefundState } from './status';

/** A refund of ours as far as it tells which movement is its own. */
export type Ours = {
	readonly id: string;
	readonly state: RefundState;
	readonly amountMinor: number;
	readonly method: string;
	readonly reference: string | null;
};

/**
 * `news`: of a refund we know. `planned`: somebody else moved what we were about to. `revived`: it moved, and we hold it for
 * failed or canceled. `unknown`: nobody here knows of it.
 */
export type Match<T extends Ours> =
	{ readonly as: 'news' | 'planned'; readonly refund: T } | { readonly as: 'revived' | 'unknown' | 'nothing' };

/**
 * Which of our refunds on a payment a movement of its gateway is: the one that bears its reference or made it. What was made
 * in the gateway's console is unknown; of that only money that moved counts. So is, once that is `confirmed`, what moved of
 * a refund that can't have: what was read before it failed says that it moved, too.
 */
export function matchOf<T extends Ours>(
	{ key, amount, receipt }: Movement,
	ours: readonly T[],
	confirmed: boolean
): Match<T> {
	const moved = receipt.state === 'succeeded';
	const named = (among: readonly T[]) =>
		among.find(({ reference }) => reference === receipt.reference) ?? among.find(({ id }) => id === key);
	const same = named(ours.filter(({ state }) => !(moved && GONE.includes(state))));
	if (same) return WAITING.includes(same.state) ? { as: 'planned', refund: same } : { as: 'news', refund: same };
	if (!moved) return { as: 'nothing' };
	if (!confirmed && named(ours)) return { as: 'revived' };
	const planned = ours.find((one) => WAITING.includes(one.state) && one.amountMinor === amount && isMoved(one));
	return planned ? { as: 'planned', refund: planned } : { as: 'unknown' };
}

const GONE: readonly RefundState[] = ['failed', 'canceled'];
const WAITING: readonly RefundState[] = ['planned', 'queued'];
const isMoved = ({ method }: Ours) => method === 'original_payment' || method === 'manual';
