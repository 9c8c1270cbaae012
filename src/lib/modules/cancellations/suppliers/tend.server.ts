import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { insertTask } from '../../orders/repository/tasks.server';
import { queue } from '../../refunds/actions/queue.server';
import { KINDS } from '../../suppliers/kinds';
import type { Kind } from '../../suppliers/kinds/kind';
import { silentAsks } from '../../suppliers/repository.server';
import { expectRecovery } from '../../suppliers/repository/recoveries.server';
import { askedByHand, isUnclear } from '../../suppliers/repository/by-hand.server';
import { caseEvent, onCase } from '../actions/decide/on-desk.server';
import { isReady, standNow } from '../actions/decide/supplier-answer.server';
import { suppliersOf, type Case, type Desk, type SupplierCase } from '../case';
import { updateSupplierCase } from '../repository/write.server';
import { standingAgainst } from './standing';
import { backOf } from './supplier-back';
import { timeFrom } from './told.server';

const AT_A_TIME = 50;

/**
 * Suppliers that did not answer in time: reminded once, and given as long again; after that their silence counts as was
 * agreed, or becomes somebody's task. Nobody's silence is one that was not asked yet, nor a yes while what it said waits for a
 * person, and who is reminded by no letter or
 * program of theirs is by a person. Safe in several processes: the row lock decides.
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
	const byHand = await askedByHand(tx, silent.mine);
	if (byHand === 'open') return tellUnasked(tx, ctx, silent);
	const bought = silent.desk.purchases.find(({ id }) => id === silent.mine.supplierOrderId);
	if (silent.mine.remindedAt === null) {
		const reaches = bought !== undefined && byHand === undefined && REMINDED.includes(KINDS[bought.kind].sends);
		return reaches ? remind(tx, ctx, silent) : escalate(tx, ctx, silent);
	}
	const isYes = bought?.terms.silence === 'assume_yes' && !(await isUnclear(tx, silent.mine));
	return isYes ? assumeYes(tx, ctx, silent) : escalate(tx, ctx, silent);
}

/** Those asked in these ways can be reminded the same way. */
const REMINDED: readonly Kind['sends'][] = ['letter', 'webhook'];

/** Whoever was to ask it has not: staff hear of that, and its time begins when they have. */
async function tellUnasked(tx: Tx, ctx: Ctx, { it, mine }: Silent): Promise<void> {
	await Promise.all([
		updateSupplierCase(tx, mine.id, { escalatedAt: ctx.now, dueAt: null }),
		record(tx, ctx, eventOf(it, mine, 'supplier.not_asked'))
	]);
}

/** The one reminder moves the day on by as long as the supplier had at first. */
async function remind(tx: Tx, ctx: Ctx, { desk, it, mine }: Silent): Promise<void> {
	await Promise.all([
		updateSupplierCase(tx, mine.id, { remindedAt: ctx.now, ...timeFrom(ctx, desk, mine) }),
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

/** Its silence is a yes by what was agreed: the refund that waited for it goes, and it owes what a yes would have owed. */
async function assumeYes(tx: Tx, ctx: Ctx, { desk, it, mine }: Silent): Promise<void> {
	const stand = standNow(desk, it, { ...mine, state: 'expired' });
	const goes = isReady(it) && standingAgainst(stand, it.items).length === 0;
	const back = backOf(desk, mine, { answer: 'approved', stops: null });
	const owes = { paysBackMinor: back.amount, paysBackCurrency: back.currency };
	await Promise.all([
		updateSupplierCase(tx, mine.id, { state: 'expired', escalatedAt: ctx.now, ...owes }),
		expectRecovery(tx, ctx, { id: mine.id, supplierId: mine.supplierId, ...back, on: null }),
		goes ? queue(tx, ctx, { cancellationId: it.id }) : undefined,
		record(tx, ctx, eventOf(it, mine, 'supplier.assumed_yes'))
	]);
}

const eventOf = (
	it: Case,
	mine: SupplierCase,
	name: 'supplier.not_asked' | 'supplier.reminded' | 'supplier.silent' | 'supplier.assumed_yes'
) => ({
	...caseEvent(it, name, { supplier: mine.supplierName }),
	subject: mine.id
});
