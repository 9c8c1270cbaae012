import { sum } from '$lib/core/money';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { z } from 'zod';
import { cancelOpen } from '../../../refunds/actions/cancel-open.server';
import { plan } from '../../../refunds/actions/plan.server';
import { queue } from '../../../refunds/actions/queue.server';
import type { TenderAmount } from '../../../refunds/quote/quote-facts';
import { checkTenderAmounts, spreadTotal, type Room } from '../../../refunds/quote/spread-edit';
import { IN_FLIGHT } from '../../../refunds/status';
import { roomOn, withMethods } from '../../acceptance';
import { refundsOf, type Case, type Desk } from '../../case';
import { waivable } from '../../completion';
import { isExternal } from '../../facts';
import { leftByTender } from '../../money/rest';
import { updateCase } from '../../repository/write.server';
import type { payInput, waiveInput } from '../../schema';
import { stepFor } from '../../status';
import { alongRoutes, demandRoutes, noteRoutes } from '../route/along-routes.server';
import { mayPayOn } from './judge-pay.server';
import { onCase } from '../decide/on-desk.server';
import { complete, factsAtTheEnd, planStoredRest } from '../decide/settle.server';

/** Part or all of what is still due goes back now, as often as needed until everything is. */
export const payMore = (ctx: Ctx, { amount, refunds, reason, ...target }: z.infer<typeof payInput>): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		demand(mayPayOn(ctx, desk, it));
		const routes = await demandRoutes(tx, ctx, { desk, it, asked: refunds ?? [] });
		const left = leftByTender(desk, it);
		const typed = refunds?.map(({ tender, amount }) => ({ tenderId: tender, amount }));
		const room = roomOf(desk, left);
		const spread =
			typed ?? demand(spreadTotal(amount ?? 0, left, Math.max(1, ...room.remaining.map(({ step = 1 }) => step))));
		const parts = demand(checkTenderAmounts(spread, room));
		const named = new Set(parts.map(({ tenderId }) => tenderId));
		if (isMoving(desk, it, named)) throw new Refused('refund.in_flight');
		await cancelOpen(tx, ctx, it.id, (refund) => named.has(refund.tenderId));
		const rows = await plan(tx, ctx, {
			cancellationId: it.id,
			orderId: it.orderId,
			currency: desk.order.currency,
			when: 'later',
			dueAt: ctx.now,
			parts: alongRoutes(withMethods(parts, desk.order.tenders), routes)
		});
		await noteRoutes(tx, ctx, { rows, routes, reason });
		await queue(tx, ctx, { cancellationId: it.id, only: rows.map(({ id }) => id) });
	});

const roomOf = ({ order }: Desk, left: readonly TenderAmount[]): Room => ({
	due: sum(left.map(({ amount }) => amount)),
	remaining: left.flatMap(({ tenderId, amount }) =>
		order.tenders.filter(({ id }) => id === tenderId).map((tender) => roomOn(tender, amount))
	)
});

/** T11: the shop and the shopper agreed that the rest does not come back. Stored value still does. */
export const waive = (ctx: Ctx, { reason, ...target }: z.infer<typeof waiveInput>): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		demand(stepFor(it.state, 'waive', ctx.actor.rights));
		const amount = waivable(factsAtTheEnd(desk, it));
		if (amount === 0) throw new Refused(isMoving(desk, it) ? 'refund.in_flight' : 'refund.nothing_to_waive');
		await cancelOpen(tx, ctx, it.id, isExternal);
		await planStoredRest(tx, ctx, { desk, it });
		await updateCase(tx, it.id, { waivedMinor: it.waived + amount });
		await complete(tx, ctx, { ...it, dueMinor: it.due }, { event: 'cancellation.waived', data: { amount, reason } });
	});

/** Something of the case is on its way already, on one of these tenders where some are named. */
const isMoving = (desk: Desk, it: Case, tenders?: ReadonlySet<string>) =>
	refundsOf(desk, it.id).some(({ state, tenderId }) => IN_FLIGHT.includes(state) && (tenders?.has(tenderId) ?? true));
