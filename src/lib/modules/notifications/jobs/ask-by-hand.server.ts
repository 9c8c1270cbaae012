import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { insertTask } from '../../orders/repository/tasks.server';
import { markAsked, type SupplierAsk } from '../../suppliers/repository.server';

/** Gives staff the task to ask a supplier that no letter reaches. Once: the asking is marked in the same transaction. */
export async function askByHand(tx: Tx, ctx: Ctx, ask: SupplierAsk | undefined): Promise<void> {
	if (!ask || !(await markAsked(tx, ask.id, ctx.now))) return;
	await insertTask(tx, ctx, {
		orderId: ask.orderId,
		cancellationId: ask.cancellationId,
		kind: 'ask_supplier',
		facts: { supplier: ask.supplier.name, supplier_cancellation: ask.id, items: ask.items },
		dueAt: ctx.now
	});
}

/** Gives staff the task to tell a supplier that no letter reaches to go on after all. */
export const tellByHand = (tx: Tx, ctx: Ctx, ask: SupplierAsk) =>
	insertTask(tx, ctx, {
		orderId: ask.orderId,
		cancellationId: ask.cancellationId,
		kind: 'supplier_go_on',
		facts: { supplier: ask.supplier.name, supplier_cancellation: ask.id },
		dueAt: ctx.now
	});
