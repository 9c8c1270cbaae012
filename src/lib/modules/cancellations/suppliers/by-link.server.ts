import { supplierActor, SYSTEM } from '$lib/core/actor';
import { demand, Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { openSupplierLink } from '../../suppliers/links.server';
import { getPurchase } from '../../suppliers/repository/purchases.server';
import type { Purchase } from '../../suppliers/purchase';
import { answerIn, awaitedFrom } from '../actions/decide/supplier-answer.server';
import { requestIn, type Filed } from '../actions/request/request.server';
import { caseOn, type Desk } from '../case';
import { lockDesk, readDesk } from '../repository/queue/desk.server';
import { insertSupplierCases } from '../repository/write.server';
import type { AnswerByLink, CannotDeliver } from './schema';
import { owesItself, saidYesItself } from './of-itself.server';
import { supplierPage, type SupplierPage } from './supplier-page';

export type Opened = { readonly purchase: Purchase; readonly ctx: Ctx };

/** Whoever holds the link acts as the supplier, on this one order with it. */
async function opened(ctx: Ctx, token: string): Promise<Opened> {
	const purchase = await getPurchase(ctx.db, await openSupplierLink(ctx.db, token, ctx.now));
	return { purchase, ctx: withActor(ctx, supplierActor(purchase.id, purchase.supplierName)) };
}

/** What a supplier sees by its link: what it is asked to stop, what it said, and what it still has to deliver. */
export async function lookAsSupplier(asked: Ctx, token: string): Promise<SupplierPage> {
	const { purchase } = await opened(asked, token);
	const desk = await readDesk(asked.db, SYSTEM, { order: purchase.orderId });
	return supplierPage(desk, purchase, asked);
}

const onDesk = <T>({ ctx, purchase }: Opened, work: (tx: Tx, desk: Desk) => Promise<T>): Promise<T> =>
	ctx.db.transaction(async (tx) => work(tx, await lockDesk(tx, SYSTEM, { order: purchase.orderId })));

/** A supplier's own answer, which it can correct until the case is over. */
export const answerByLink = async (asked: Ctx, token: string, answer: AnswerByLink): Promise<void> =>
	answerOpened(await opened(asked, token), answer);

/** The same of a supplier that came another way. */
export async function answerOpened(it: Opened, { ask, seen, ...said }: AnswerByLink): Promise<void> {
	await onDesk(it, async (tx, desk) => {
		const named = desk.suppliers.find(({ id, supplierOrderId }) => id === ask && supplierOrderId === it.purchase.id);
		if (!named || named.state === 'to_send') throw new Refused('supplier.answer_not_awaited');
		const own = caseOn(desk, named.cancellationId);
		const mine = demand(awaitedFrom(desk, own, ask));
		await answerIn(tx, it.ctx, { desk, it: own, mine, seen }, { ...said, via: 'link' });
	});
}

/**
 * A supplier that can't deliver opens the cancellation itself, at our fault towards the shopper. It has said yes by that,
 * so nobody asks it to stop, and it owes all that was paid for those goods.
 */
export async function cannotDeliver(asked: Ctx, token: string, input: CannotDeliver): Promise<Filed> {
	const it = await opened(asked, token);
	return onDesk(it, async (tx, desk) => {
		const items = input.items.map((item) => ({ ...item, reason: input.reason, reason_text: input.note }));
		const request = { order: it.purchase.orderId, items, note: input.note };
		const filed = await requestIn(tx, it.ctx, { desk, input: request, unpaid: false });
		const asked = {
			supplierOrderId: it.purchase.id,
			supplierId: it.purchase.supplierId,
			items: input.items.map(({ line_item, quantity }) => ({ lineItemId: line_item, quantity }))
		};
		const id = it.ctx.newId('sca');
		const yes = saidYesItself(it.ctx, desk, asked);
		await insertSupplierCases(tx, [{ ...asked, ...yes, id, cancellationId: filed.id, answerNote: input.note }]);
		await owesItself(tx, it.ctx, [{ id, ...asked, ...yes }]);
		return filed;
	});
}
