import { no, yes, type Verdict } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { BY_HAND } from '../../../refunds/method-names';
import { IN_FLIGHT } from '../../../refunds/status';
import { refundsOf, type Case, type Desk, type RefundFacts } from '../../case';
import { isExternal } from '../../facts';
import { judgeSuppliers } from '../../suppliers/awaited.server';

/** Finance pays, once the grace is over and no supplier's word is missing. */
export function mayPayOn(ctx: Paying, desk: Desk, it: Case): Verdict {
	if (it.state !== 'in_progress') return no('cancellation.wrong_status', { state: it.state, possible: [] });
	if (!ctx.actor.rights.has('pay')) return no('refund.amount_needs_finance');
	if (!it.releasedAt) return no('refund.in_grace', { number: it.number });
	return judgeSuppliers(ctx, desk, it);
}

type Paying = Pick<Ctx, 'actor' | 'now'>;

/**
 * What of a case's plan would be sent now by this person, one refund of it or all: what a gateway or a ledger moves, also
 * where it only waits for somebody like them to let it go. Why nothing would, in the order in which it can be helped.
 */
export function judgeSend(ctx: Paying, desk: Desk, it: Case, only?: string): Verdict<RefundFacts[]> {
	const may = mayPayOn(ctx, desk, it);
	if (!may.ok) return may;
	const own = refundsOf(desk, it.id).filter((refund) => isExternal(refund) && (only ?? refund.id) === refund.id);
	const planned = own.filter(({ state, needsRelease }) => state === 'planned' || needsRelease);
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
