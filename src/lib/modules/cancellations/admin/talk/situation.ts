import { OUTSIDE } from '../../../refunds/status';
import { isShopsFault } from '../../../settings/reasons';
import type { Policy } from '../../../settings/policy';
import type { Case, RefundFacts } from '../../case';

/** What a reply to the shopper may be about. */
export const SITUATIONS = ['fault', 'shipped', 'refund', 'account', 'keep'] as const;
export type Situation = (typeof SITUATIONS)[number];

export type SituationFacts = {
	readonly it: Pick<Case, 'state' | 'items'>;
	readonly lines: readonly {
		readonly id: string;
		readonly units: { readonly shipped: number; readonly delivered: number };
	}[];
	readonly refunds: readonly Pick<RefundFacts, 'state' | 'method'>[];
	readonly hasAccount: boolean;
	readonly policy: Pick<Policy, 'reasons'>;
};

/** All of them, those that fit the case first and the most pressing of these before the others. */
export function repliesFor(facts: SituationFacts): Situation[] {
	const fits = PRESSING.filter((situation) => FITS[situation](facts));
	return [...fits, ...SITUATIONS.filter((situation) => !fits.includes(situation))];
}

const PRESSING: readonly Situation[] = ['account', 'shipped', 'refund', 'fault', 'keep'];

const FITS: Readonly<Record<Situation, (facts: SituationFacts) => boolean>> = {
	account: ({ refunds, hasAccount }) =>
		!hasAccount && refunds.some(({ state, method }) => method === 'bank_deposit' && WAITING.includes(state)),
	shipped: ({ it, lines }) =>
		isUndecided(it) &&
		lines.some(({ id, units }) => units.shipped + units.delivered > 0 && it.items.some((one) => one.lineItemId === id)),
	refund: ({ refunds }) => refunds.some(({ state }) => OUTSIDE.includes(state) || state === 'succeeded'),
	fault: ({ it, policy }) => it.items.some(({ reason }) => isShopsFault(policy, reason)),
	keep: ({ it }) => it.state === 'requested'
};

const WAITING: readonly RefundFacts['state'][] = ['planned', 'on_hold', 'failed'];
/** Asked for, or said no to: nothing comes back. */
const isUndecided = ({ state }: Pick<Case, 'state'>) => state === 'requested' || state === 'rejected';
