import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { z } from 'zod';
import { changeStock, moveUnits } from '../../../orders/repository/units.server';
import { cancelOpen } from '../../../refunds/actions/cancel-open.server';
import { plan } from '../../../refunds/actions/plan.server';
import { enableSoldCards } from '../../../refunds/actions/sold-cards.server';
import { queue } from '../../../refunds/actions/queue.server';
import { externalDueOf, withMethods } from '../../acceptance';
import { refundsOf, type RefundFacts } from '../../case';
import { refundFacts } from '../../repository/queue/desk.server';
import type { dropInput } from '../../schema';
import { stepFor } from '../../status';
import { caseEvent, onCase } from '../decide/on-desk.server';
import { askForRelease, holdAbove } from '../money/hold-above.server';
import { demandWithin, quoteRest, rejectAll, type Rest } from './leave-case.server';
import { stockOf } from '../decide/release.server';
import { letSuppliersGoOn } from '../../suppliers/let-go-on.server';
import { awaitedFor } from '../../suppliers/awaited.server';

/**
 * T14: units that could not be stopped leave the case and are open again; the rest gets a new quote. None left: the case is
 * rejected. Only while no money has left.
 */
export const drop = (ctx: Ctx, { items, reason, ...target }: z.infer<typeof dropInput>): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		const dropped = items.map(({ line_item, quantity }) => ({ lineItemId: line_item, quantity }));
		const kept = demandWithin(it, dropped);
		if ((it.origin === 'withdrawal' && kept.length === 0) || it.goodsAt) throw new Refused('withdrawal.stands');
		const step = demand(stepFor(it.state, kept.length > 0 ? 'drop' : 'drop_all', ctx.actor.rights));
		if (refundsOf(desk, it.id).some(({ state }) => state === 'succeeded')) throw new Refused('refund.already_paid');
		await cancelOpen(tx, ctx, it.id);
		if (desk.cards.length > 0) await enableSoldCards(tx, ctx, it, dropped);
		await Promise.all([
			moveUnits(
				tx,
				dropped.map((gone) => ({ ...gone, from: 'canceled', to: 'open' }))
			),
			letSuppliersGoOn(tx, ctx, { desk, it }, kept),
			it.restockedAt ? changeStock(tx, stockOf(desk, dropped, -1)) : undefined,
			record(tx, ctx, caseEvent(it, step.event, { items, reason }))
		]);
		if (kept.length === 0) await rejectAll(tx, ctx, it, reason);
		else await planAgain(tx, ctx, await quoteRest(tx, ctx, it, kept));
	});

async function planAgain(tx: Tx, ctx: Ctx, { desk, it, quote, kept }: Rest): Promise<void> {
	const rows = await plan(tx, ctx, {
		cancellationId: it.id,
		orderId: it.orderId,
		currency: desk.order.currency,
		when: it.refundWhen === 'later' ? 'later' : 'grace',
		dueAt: it.refundDueAt,
		parts: withMethods(quote.content.tenders, desk.order.tenders)
	});
	await holdAgain(tx, ctx, { desk, it, quote, refunds: rows.map(refundFacts) });
	const awaited = awaitedFor(ctx, desk, it, kept).length > 0;
	if (it.releasedAt && it.refundWhen === 'now' && !awaited) await queue(tx, ctx, { cancellationId: it.id });
}

type Again = Pick<Rest, 'desk' | 'it' | 'quote'> & { readonly refunds: readonly RefundFacts[] };

/** What is planned anew is looked at anew: less of it may need nobody's leave any more. */
async function holdAgain(tx: Tx, ctx: Ctx, { desk, it, quote, refunds }: Again): Promise<void> {
	if (it.refundWhen === 'later') return;
	const left = { ...it, externalDue: externalDueOf(quote.content, desk.order.tenders) };
	const held = await holdAbove(tx, ctx, { desk, it: left, refunds });
	if (it.releasedAt) await askForRelease(tx, ctx, { desk, it, refunds: held });
}
