import { SYSTEM } from '$lib/core/actor';
import { demand } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { moveTasks } from '../../orders/repository/move-tasks.server';
import { closeTasks } from '../../orders/repository/tasks.server';
import { SUPPLIER_TASKS } from '../../orders/tasks';
import type { AskedUnits } from '../../suppliers/answer';
import { caseEvent } from '../actions/decide/on-desk.server';
import { letGo } from '../actions/request/end-request.server';
import { suppliersOf, type Case, type Desk, type SupplierCase } from '../case';
import { lockDesk } from '../repository/queue/desk.server';
import { callOffAsks, updateCase, updateSupplierCase } from '../repository/write.server';
import { stepFor } from '../status';

/** The order as it stands once its requests gave way, and what suppliers were asked for them. */
export type Cleared = { readonly desk: Desk; readonly asked: readonly SupplierCase[] };

/**
 * T8 in the system's name: nobody may refuse a withdrawal from the contract, so no request keeps units from it. What is only
 * asked for ends, and its units are open. Suppliers are told nothing by it: the withdrawal goes on with what they were asked.
 */
export async function letRequestsGiveWay(tx: Tx, ctx: Ctx, desk: Desk): Promise<Cleared> {
	const requested = desk.cases.filter(({ state }) => state === 'requested');
	if (requested.length === 0) return { desk, asked: [] };
	for (const it of requested) await giveWay(tx, withActor(ctx, SYSTEM), it);
	return {
		desk: await lockDesk(tx, SYSTEM, { order: desk.order.id }),
		asked: requested.flatMap(({ id }) => suppliersOf(desk, id)).filter(({ state }) => state !== 'not_needed')
	};
}

async function giveWay(tx: Tx, ctx: Ctx, it: Case): Promise<void> {
	const { to, event } = demand(stepFor(it.state, 'give_way', ctx.actor.rights));
	await Promise.all([
		updateCase(tx, it.id, { state: to, endedAt: ctx.now }),
		letGo(tx, it),
		record(tx, ctx, caseEvent(it, event))
	]);
}

type Taking = { readonly id: string; readonly items: readonly AskedUnits[] };

/**
 * What was asked of a supplier for a request counts for the withdrawal where that is about the same units. Where it is about
 * more, the old asking falls away without a word, and the supplier is asked for all of them anew.
 * @returns what the withdrawal's case has of its suppliers now
 */
export async function takeOverAsks(
	tx: Tx,
	{ id: cancellationId, items }: Taking,
	asked: readonly SupplierCase[],
	supplierOrderOf: (line: string) => string | null
): Promise<SupplierCase[]> {
	const fits = ({ supplierOrderId, items: theirs }: SupplierCase) => {
		const ours = items.filter(({ lineItemId }) => supplierOrderOf(lineItemId) === supplierOrderId);
		return named(ours) === named(theirs);
	};
	const taken = asked.filter(fits);
	const left = asked.filter((one) => !fits(one));
	for (const one of taken) {
		await updateSupplierCase(tx, one.id, { cancellationId });
		await moveTasks(tx, { from: one.cancellationId, to: cancellationId, kinds: SUPPLIER_TASKS });
	}
	if (left.length > 0) await callOffAsks(tx, left.map(({ id }) => id)); // prettier-ignore
	for (const { cancellationId } of left) await closeTasks(tx, { cancellationId, kinds: SUPPLIER_TASKS }, GAVE_WAY);
	return taken.map((one) => ({ ...one, cancellationId }));
}

const GAVE_WAY = 'cancellation.gave_way';

const named = (units: readonly AskedUnits[]) =>
	units
		.map(({ lineItemId, quantity }) => `${lineItemId} ${quantity}`)
		.toSorted()
		.join();
