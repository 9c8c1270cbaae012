import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { eventOf } from '../../../refunds/actions/move.server';
import { mustLock } from '../../../refunds/repository.server';
import { refundsOf } from '../../case';
import { isExternal } from '../../facts';
import { keepQuestion } from '../../repository/consents.server';
import type { Target } from '../../schema';
import { onCase } from '../decide/on-desk.server';

type Asking = Target & { readonly refund: string };

/**
 * Asks the customer, by mail and on the case's page, which other way the money of a refund may go: one that failed, or that
 * has not left yet and would go to a card or account that is closed.
 */
export const askForRoute = (ctx: Ctx, { refund: id, ...target }: Asking): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		if (!ctx.actor.rights.has('pay')) throw new Refused('auth.forbidden');
		const own = refundsOf(desk, it.id);
		const refund = own.find((one) => one.id === id);
		if (!refund) throw new Refused('refund.not_found', { id });
		if (it.state !== 'in_progress' || !ASKABLE.includes(refund.state) || !isExternal(refund))
			throw new Refused('refund.wrong_status', { state: refund.state, possible: [] });
		const { tenderId, amount } = refund;
		if (!desk.order.tenders.some(({ id, captured }) => id === tenderId && captured > 0))
			throw new Refused('refund.never_taken');
		const question = { cancellationId: it.id, tenderId, refundId: id, amountMinor: amount };
		const row = await mustLock(tx, id);
		await Promise.all([
			keepQuestion(tx, { id: ctx.newId('rcn'), ...question, askedAt: ctx.now, askedBy: ctx.actor.name }),
			record(tx, ctx, eventOf(row, { event: 'refund.route_asked', to: row.state }))
		]);
	});

const ASKABLE: readonly string[] = ['failed', 'planned', 'on_hold'];
