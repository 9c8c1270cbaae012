import type { Actor } from '$lib/core/actor';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import type { EdiAnswer, EdiChange } from '../../../channels/edi/message';
import { refusedEdi } from '../../../channels/edi/partner/order-in';
import { ourNumber } from '../../../channels/edi/partner/terms';
import { lineNumbersOf } from '../../../channels/repository/edi-lines.server';
import { withdraw } from '../../actions/request/end-request.server';
import { request } from '../../actions/request/request.server';
import type { Case, Desk } from '../../case';
import { beganBy } from '../../repository/history.server';
import { lockDesk } from '../../repository/queue/desk.server';
import { answerTo } from '../answer';
import { wishOf, type Wish } from '../items';
import { numbered } from '../lines';
import { whyNothing } from '../why-nothing';
import { dayOf, queueEdi } from './queue.server';
import { tried } from './tried.server';
import type { Outcome, Working } from './working.server';

/** `answer`: there is nothing for anybody to decide. */
type Asked = Outcome & { readonly answer?: EdiAnswer };

/**
 * A buyer's change: a request for cancellation that people or rules here decide about, answered once they have. What is no
 * cancellation, or can't be one, is refused at once and whole. One that states what is asked for already waits with that; one
 * that wants some of that after all takes it back first, since whoever asked may until it is decided (T8).
 */
export async function takeChange(tx: Tx, ctx: Ctx, change: EdiChange, { partner, key }: Working): Promise<Outcome> {
	const day = dayOf(ctx);
	const { answer, ...done }: Asked = await tried(tx, ctx, async (inner, mine) =>
		asked(inner, mine, change, partner.terms)
	);
	const message = done.why === undefined ? answer : refusedEdi('change', change.number, day, done.why);
	if (message) await queueEdi(tx, ctx, partner, { key: `${key}:answer`, message, orderId: done.orderId ?? null });
	return done;
}

type Terms = Working['partner']['terms'];

async function asked(tx: Tx, ctx: Ctx, change: EdiChange, terms: Terms): Promise<Asked> {
	const desk = await lockDesk(tx, ctx.actor, { orderNumber: ourNumber(terms, change.number) });
	const { id: orderId } = desk.order;
	const lines = numbered(desk.order.lines, await lineNumbersOf(tx, orderId));
	const wish = wishOf(change, { lines, pending: await pendingOf(tx, ctx.actor, desk) }, terms.quantity_means);
	if (!('items' in wish)) return { orderId, why: whyNothing(change, wish) };
	for (const id of wish.takesBack) await withdraw(ctx, { id });
	if (wish.items.length === 0) return { orderId, ...nothingNew(ctx, change, wish) };
	const { id } = await request(
		ctx,
		{ order: orderId, items: [...wish.items], ask: true },
		{ unpaid: true, byMessage: true }
	);
	return { orderId, cancellationId: id };
}

/** What this partner asked for and nobody has decided about, the latest first. */
async function pendingOf(tx: Tx, { id }: Actor, { cases }: Desk): Promise<readonly Case[]> {
	const asked: Case[] = [];
	for (const one of cases.filter(({ state, origin }) => state === 'requested' && origin === 'partner'))
		if ((await beganBy(tx, one.id))?.id === id) asked.push(one);
	return asked.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

/** It waits for what is decided about an earlier one; or it took all of that back, and so it is done. */
function nothingNew(ctx: Ctx, change: EdiChange, wish: Wish): Asked {
	const { pendingId, takesBack } = wish;
	if (pendingId !== undefined) return { cancellationId: pendingId };
	const [last] = takesBack;
	if (last !== undefined) return { cancellationId: last, answer: answerTo(change, { done: true }, dayOf(ctx)) };
	return { why: whyNothing(change, wish) };
}
