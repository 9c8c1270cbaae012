import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { EdiChange } from '../../../channels/edi/message';
import { refusedEdi } from '../../../channels/edi/partner/order-in';
import { ourNumber } from '../../../channels/edi/partner/terms';
import { request } from '../../actions/request/request.server';
import { readDesk } from '../../repository/queue/desk.server';
import { asksForMore } from '../answer';
import { itemsOf } from '../items';
import { dayOf, queueEdi } from './queue.server';
import { tried } from './tried.server';
import type { Outcome, Working } from './working.server';

/**
 * A buyer's change: a request for cancellation that people or rules here decide about, answered once they have. What is no
 * cancellation, or can't be one, is refused at once and whole.
 */
export async function takeChange(tx: Tx, ctx: Ctx, change: EdiChange, { partner, key }: Working): Promise<Outcome> {
	const done = await tried(tx, ctx, async (inner, mine) => asked(inner, mine, change, partner.terms));
	if (done.why !== undefined) {
		const message = refusedEdi('change', change.number, dayOf(ctx), done.why);
		await queueEdi(tx, ctx, partner, { key: `${key}:answer`, message, orderId: done.orderId ?? null });
	}
	return done;
}

type Terms = Working['partner']['terms'];

async function asked(tx: Tx, ctx: Ctx, change: EdiChange, terms: Terms): Promise<Outcome> {
	const { order } = await readDesk(tx, ctx.actor, { orderNumber: ourNumber(terms, change.number) });
	const items = itemsOf(change, order.lines, terms.quantity_means);
	const { number } = change;
	if ('unknown' in items) return { orderId: order.id, why: m.edi_here_line_unknown({ number, line: items.unknown }) };
	if (asksForMore(change)) return { orderId: order.id, why: m.edi_here_more({ number }) };
	if (items.length === 0) return { orderId: order.id, why: m.edi_here_nothing({ number }) };
	const { id } = await request(
		ctx,
		{ order: order.id, items: [...items], ask: true },
		{ unpaid: true, byMessage: true }
	);
	return { orderId: order.id, cancellationId: id };
}
