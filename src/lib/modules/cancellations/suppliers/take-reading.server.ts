import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { closeTasks, insertTask } from '../../orders/repository/tasks.server';
import { tell } from '../../suppliers/actions/purchases.server';
import { KINDS } from '../../suppliers/kinds';
import type { Outcome, Reading } from '../../suppliers/kinds/kind';
import type { Purchase } from '../../suppliers/purchase';
import { nextReading } from '../../suppliers/reading';
import { askedByHand } from '../../suppliers/repository/by-hand.server';
import { noteReading } from '../../suppliers/repository/readings.server';
import { answerIn, awaitedFrom } from '../actions/decide/supplier-answer.server';
import { onOrder } from '../actions/decide/on-desk.server';
import { caseOn, type Desk, type SupplierCase } from '../case';
import { startClock } from './told.server';

/**
 * What a supplier's own system says of an order there: how far it is, and, where we wait for its answer, what that is. Read
 * twice it says the same, and changes nothing the second time.
 */
export const takeReading = (ctx: Ctx, { id, orderId }: Pick<Purchase, 'id' | 'orderId'>, now: Reading): Promise<void> =>
	onOrder(ctx, { order: orderId }, async (tx, desk) => {
		const purchase = desk.purchases.find((one) => one.id === id);
		const meaningOf = purchase && KINDS[purchase.kind].meaningOf;
		if (!purchase || !meaningOf) return;
		const asked = desk.suppliers.filter((one) => one.supplierOrderId === id && one.state === 'sent');
		const { state, outcome } = meaningOf({ asked: asked.length > 0, before: purchase.outside, now });
		const told = { state: state ?? purchase.state, outside: now.status };
		await tell(tx, ctx, { purchase, told, by: 'reading' });
		const heard = outcome !== 'unknown';
		for (const mine of asked)
			await (heard ? answer(tx, ctx, { desk, mine, outcome, now }) : noteAsked(tx, ctx, { desk, mine, now }));
		if (state === 'canceled' && purchase.state !== 'canceled') await missGoods(tx, ctx, desk, purchase);
		const dueAt = nextReading(ctx.now, asked.length > 0 && !heard);
		await noteReading(tx, id, { dueAt, failures: 0, trouble: null });
	});

type Heard = { readonly desk: Desk; readonly mine: SupplierCase; readonly outcome: Outcome; readonly now: Reading };

async function answer(tx: Tx, ctx: Ctx, { desk, mine, outcome, now }: Heard): Promise<void> {
	const it = caseOn(desk, mine.cancellationId);
	if (!awaitedFrom(desk, it, mine.id).ok) return;
	const said = outcome === 'accepted' ? 'approved' : 'declined';
	await answerIn(tx, ctx, { desk, it, mine }, { answer: said, note: now.status, via: 'reading' });
}

/** Somebody asked on its site: that task is done, and only the answer is waited for, from now on. */
async function noteAsked(tx: Tx, ctx: Ctx, { desk, mine, now }: Omit<Heard, 'outcome'>): Promise<void> {
	if (now.status !== 'IN_CANCEL' || (await askedByHand(tx, mine)) !== 'open') return;
	const { cancellationId, supplierName: supplier } = mine;
	await closeTasks(tx, { cancellationId, kinds: ['ask_supplier'], supplier }, 'supplier.order_changed');
	await startClock(tx, ctx, desk, mine);
}

/** It sends nothing of the order, also not what is still wanted of it: somebody buys that elsewhere, or cancels it. */
export async function missGoods(
	tx: Tx,
	ctx: Ctx,
	{ order }: Desk,
	{ id, supplierName }: Pick<Purchase, 'id' | 'supplierName'>
): Promise<void> {
	const items = order.lines
		.filter(({ supplierOrderId, units }) => supplierOrderId === id && units.open > 0)
		.map((line) => ({ lineItemId: line.id, quantity: line.units.open }));
	if (items.length === 0) return;
	await insertTask(tx, ctx, {
		orderId: order.id,
		cancellationId: null,
		kind: 'supplier_canceled',
		facts: { supplier: supplierName, items },
		dueAt: ctx.now
	});
}
