import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { closeTasks, insertTask } from '../../orders/repository/tasks.server';
import type { AskedUnits } from '../../suppliers/answer';
import { unaskedIn } from '../../suppliers/repository/by-hand.server';
import { caseEvent } from '../actions/decide/on-desk.server';
import { suppliersOf, wasAsked, type Case, type Desk } from '../case';
import { callOffAsks } from '../repository/write.server';
import { asksNothingOf, stoppedMoreThan } from './standing';

type On = { readonly desk: Desk; readonly it: Case };

/**
 * Units that a case does not hold any more need not be stopped. `kept`: those it still does. Whoever is to stop none of them
 * is told to go on, if somebody has asked it, and from whoever stopped more they are ordered anew, unless it could not deliver them itself.
 */
export async function letSuppliersGoOn(
	tx: Tx,
	ctx: Ctx,
	{ desk, it }: On,
	kept: readonly AskedUnits[] = []
): Promise<void> {
	const asked = suppliersOf(desk, it.id);
	const idle = asked.filter((one) => asksNothingOf(one, kept));
	const stopped = it.origin === 'supplier' ? [] : asked.filter((one) => stoppedMoreThan(one, kept));
	if (idle.length + stopped.length === 0) return;
	const unasked = await unaskedIn(tx, it.id);
	await Promise.all([
		callOffAsks(
			tx,
			idle.map(({ id }) => id)
		),
		...idle.map(({ supplierName: supplier }) =>
			closeTasks(tx, { cancellationId: it.id, kinds: ['ask_supplier'], supplier }, 'supplier.asked_to_go_on')
		),
		...stopped.map(({ supplierName, id }) =>
			insertTask(tx, ctx, {
				orderId: it.orderId,
				cancellationId: it.id,
				kind: 'order_again_from_supplier',
				facts: { supplier: supplierName, supplier_cancellation: id }
			})
		),
		record(
			tx,
			ctx,
			idle
				.filter((one) => wasAsked(one) && !unasked.has(one.id))
				.map(({ id, supplierName: supplier }) => ({
					...caseEvent(it, 'supplier.asked_to_go_on', { supplier }),
					subject: id
				}))
		)
	]);
}
