import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { BY_HAND } from '../../../refunds/method-names';
import { IN_FLIGHT } from '../../../refunds/status';
import { refundsOf, suppliersOf, type Case, type Desk, type RefundFacts, type SupplierAnswer } from '../../case';
import { isExternal } from '../../facts';

/** Said yes, by words or as agreed by silence, or need not be asked. */
const AGREED: readonly SupplierAnswer[] = ['approved', 'expired', 'not_needed'];

/** Finance pays; money a supplier has not agreed to give up (⚑) is a manager's. */
export function mayPayOn({ actor }: Pick<Ctx, 'actor'>, desk: Desk, it: Case): Verdict {
	if (it.state !== 'in_progress') return no('cancellation.wrong_status', { state: it.state, possible: [] });
	if (!actor.rights.has('pay')) return no('refund.amount_needs_finance');
	if (!it.releasedAt) return no('refund.in_grace', { number: it.number });
	const { refund_after } = desk.policies.get(it.policyVersion) ?? desk.policy.policy;
	const agreed = suppliersOf(desk, it.id).every(({ state }) => AGREED.includes(state));
	if (!agreed && refund_after === 'supplier_answer' && !actor.rights.has('manage'))
		return no('supplier.declined', { guard: 'supplier' });
	return yes(undefined);
}

/**
 * What of a case's plan would be sent now by this person, one refund of it or all: what a gateway or a ledger moves. Why
 * nothing would, in the order in which it can be helped.
 */
export function judgeSend(ctx: Pick<Ctx, 'actor'>, desk: Desk, it: Case, only?: string): Verdict<RefundFacts[]> {
	const may = mayPayOn(ctx, desk, it);
	if (!may.ok) return may;
	const own = refundsOf(desk, it.id).filter((refund) => isExternal(refund) && (only ?? refund.id) === refund.id);
	const planned = own.filter(({ state }) => state === 'planned');
	if (planned.length === 0) {
		return own.some(({ state }) => IN_FLIGHT.includes(state)) ? no('refund.in_flight') : no('refund.nothing_planned');
	}
	const called = planned.filter(({ method }) => !BY_HAND.includes(method));
	if (called.length === 0) return no('refund.by_hand', { number: it.number });
	const free = called.filter(({ tenderId }) => !isDisputed(desk, tenderId));
	return free.length === 0 ? no('refund.disputed') : yes(free);
}

const isDisputed = ({ order }: Desk, tenderId: string) =>
	order.tenders.some(({ id, disputed }) => id === tenderId && disputed);
