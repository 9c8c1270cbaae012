import { SYSTEM } from '$lib/core/actor';
import { HOUR, later } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { insertTask } from '../../orders/repository/tasks.server';
import { queue } from '../../refunds/actions/queue.server';
import { silentAsks } from '../../suppliers/repository.server';
import { caseEvent, onCase } from '../actions/decide/on-desk.server';
import { isReady, standNow } from '../actions/decide/supplier-answer.server';
import { suppliersOf, type Case, type Desk, type SupplierCase } from '../case';
import { updateSupplierCase } from '../repository/write.server';
import { standingAgainst } from './standing';

const AT_A_TIME = 50;

/**
 * Suppliers that did not answer in time: reminded once, and given as long again; after that their silence counts as was
 * agreed, or becomes somebody's task. Safe in several processes: the row lock decides.
 */
export async function tendSuppliers(asked: Ctx): Promise<void> {
	const ctx = withActor(asked, SYSTEM);
	for (const { id, cancellationId } of await silentAsks(ctx.db, ctx.now, AT_A_TIME)) {
		await onCase(ctx, { id: cancellationId }, async (tx, desk, it) => {
			const mine = suppliersOf(desk, it.id).find((one) => one.id === id);
			if (mine?.state === 'sent' && mine.dueAt && mine.dueAt <= ctx.now) await tend(tx, ctx, { desk, it, mine });
		});
	}
}

type Silent = { readonly desk: Desk; readonly it: Case; readonly mine: SupplierCase };

async function tend(tx: Tx, ctx: Ctx, silent: Silent): Promise<void> {
	if (silent.mine.remindedAt === null) return remind(tx, ctx, silent);
	const terms = silent.desk.purchases.find(({ id }) => id === silent.mine.supplierOrderId)?.terms;
	return terms?.silence === 'assume_yes' ? assumeYes(tx, ctx, silent) : escalate(tx, ctx, silent);
}

/** The one reminder moves the day on by as long as the supplier had at first. */
async function remind(tx: Tx, ctx: Ctx, { desk, it, mine }: Silent): Promise<void> {
	const hours = desk.purchases.find(({ id }) => id === mine.supplierOrderId)?.terms.answerHours ?? 24;
	await Promise.all([
		updateSupplierCase(tx, mine.id, { remindedAt: ctx.now, dueAt: later(ctx.now, hours * HOUR) }),
		record(tx, ctx, eventOf(it, mine, 'supplier.reminded'))
	]);
}

async function escalate(tx: Tx, ctx: Ctx, { it, mine }: Silent): Promise<void> {
	await Promise.all([
		// Waited for still, by a person: the poller is done with it.
		updateSupplierCase(tx, mine.id, { escalatedAt: ctx.now, dueAt: null }),
		insertTask(tx, ctx, {
			orderId: it.orderId,
			cancellationId: it.id,
			kind: 'supplier_silent',
			facts: { supplier: mine.supplierName, supplier_cancellation: mine.id },
			dueAt: ctx.now
		}),
		record(tx, ctx, eventOf(it, mine, 'supplier.silent'))
	]);
}

/** Its silence is a yes by what was agreed: the refund that waited for it goes. */
async function assumeYes(tx: Tx, ctx: Ctx, { desk, it, mine }: Silent): Promise<void> {
	const stand = standNow(desk, it, { ...mine, state: 'expired' });
	const goes = isReady(it) && standingAgainst(stand, it.items).length === 0;
	await Promise.all([
		updateSupplierCase(tx, mine.id, { state: 'expired', escalatedAt: ctx.now }),
		goes ? queue(tx, ctx, { cancellationId: it.id }) : undefined,
		record(tx, ctx, eventOf(it, mine, 'supplier.assumed_yes'))
	]);
}

const eventOf = (
	it: Case,
	mine: SupplierCase,
	name: 'supplier.reminded' | 'supplier.silent' | 'supplier.assumed_yes'
) => ({
	...caseEvent(it, name, { supplier: mine.supplierName }),
	subject: mine.id
});
