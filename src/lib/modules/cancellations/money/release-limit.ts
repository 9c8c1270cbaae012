import type { Actor } from '$lib/core/actor';
import { sum, type Minor } from '$lib/core/money';
import { isOneOf } from '$lib/core/one-of';
import type { Policy } from '../../settings/policy';
import type { Case } from '../case';
import { ACCEPTED_STATUSES } from '../status';

type Outside = Pick<Case, 'id' | 'state' | 'externalDue' | 'waived'>;
type Accepting = Pick<Outside, 'id' | 'externalDue'>;

/**
 * What leaves the shop for one order by gateways, banks and people: this case's part, and that of every other accepted
 * cancellation, paid already or not. What was waived stays. Split over payments or over cancellations it is the same sum.
 */
export const leavesWith = (it: Accepting, cases: readonly Outside[]): Minor =>
	it.externalDue +
	sum(
		cases
			.filter(({ id, state }) => id !== it.id && isOneOf(ACCEPTED_STATUSES, state))
			.map(({ externalDue, waived }) => Math.max(0, externalDue - waived))
	);

/** The amount that was passed, if the policy names one for the currency: finance lets go of what leaves above it. */
export function limitPassed(
	{ release_above: limits }: Pick<Policy, 'release_above'>,
	{ currency, amount }: { readonly currency: string; readonly amount: Minor }
): Minor | undefined {
	const limit = limits[currency];
	return limit !== undefined && amount > limit ? limit : undefined;
}

/** A person who may pay lets it go by accepting: nobody has to look twice. A store that tells a fact is no person. */
export const letsGo = ({ kind, rights }: Pick<Actor, 'kind' | 'rights'>): boolean =>
	kind === 'staff' && rights.has('pay');
