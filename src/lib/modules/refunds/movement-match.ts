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

/** `news`: of a refund we know. `planned`: somebody else moved what we were about to. `unknown`: nobody here knows of it. */
export type Match<T extends Ours> =
	{ readonly as: 'news' | 'planned'; readonly refund: T } | { readonly as: 'unknown' | 'nothing' };

/**
 * Which of our refunds on a payment a movement of its gateway is: the one that bears its reference or made it. One that we
 * hold for failed or canceled can't have moved money: what moved all the same is unknown, as is what was made in the
 * gateway's console. Of what is unknown only money that moved counts.
 */
export function matchOf<T extends Ours>({ key, amount, receipt }: Movement, ours: readonly T[]): Match<T> {
	const moved = receipt.state === 'succeeded';
	const alive = ours.filter(({ state }) => !(moved && GONE.includes(state)));
	const same = alive.find(({ reference }) => reference === receipt.reference) ?? alive.find(({ id }) => id === key);
	if (same) return WAITING.includes(same.state) ? { as: 'planned', refund: same } : { as: 'news', refund: same };
	if (!moved) return { as: 'nothing' };
	const planned = ours.find((one) => WAITING.includes(one.state) && one.amountMinor === amount && isMoved(one));
	return planned ? { as: 'planned', refund: planned } : { as: 'unknown' };
}

const GONE: readonly RefundState[] = ['failed', 'canceled'];
const WAITING: readonly RefundState[] = ['planned', 'queued'];
const isMoved = ({ method }: Ours) => method === 'original_payment' || method === 'manual';
