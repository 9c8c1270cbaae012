import { sum } from '$lib/core/money';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { closeTasks, insertTask } from '../../../orders/repository/tasks.server';
import { isPayable } from '../../../orders/balance';
import { insertTender } from '../../../orders/repository/tenders.server';
import { changeStock, moveUnits } from '../../../orders/repository/units.server';
import { MOOT_AT_THE_END } from '../../../orders/tasks';
import { undoBenefits } from '../../../refunds/actions/benefits.server';
import { cancelOpen } from '../../../refunds/actions/cancel-open.server';
import { enableSoldCards } from '../../../refunds/actions/sold-cards.server';
import { takeAgain } from '../../../refunds/actions/take-again.server';
import { change } from '../../../refunds/repository.server';
import { caseOn, suppliersOf, type Case, type Desk } from '../../case';
import { callOffParcels } from '../../intercept/answer-parcel.server';
import { claimsOf } from '../../money/claims';
import { askToPay } from '../../balance/ask.server';
import { owedOn, shortOn, stateOf } from '../../money/order-money';
import { lockDesk, readDesk } from '../../repository/queue/desk.server';
import { undoFactsOf } from '../../repository/undo-facts.server';
import { callOffSupplierCases, updateCase } from '../../repository/write.server';
import type { Target, UndoInput } from '../../schema';
import { stepFor } from '../../status';
import { lossMeter, planUndo, type LossMeter, type UndoPlan } from '../../undo/undo';
import type { UndoAnswer } from '../../undo/undo-answers';
import { caseEvent, caseIn, movesTo } from './on-desk.server';

/** What an undo would cost now. Changes nothing. */
export const undoPreview = (ctx: Ctx, { id }: Target, answers: readonly UndoAnswer[] = []): Promise<LossMeter> =>
	ctx.db.transaction(async (tx) => {
		const desk = await readDesk(tx, ctx.actor, { cancellation: id });
		const it = caseOn(desk, id);
		demand(stepFor(it.state, 'undo', ctx.actor.rights, claimsOf(ctx.actor, it)));
		return lossMeter(await undoFactsOf(tx, ctx, desk, it), answers);
	});

/** T13, all or nothing: every effect has its remedy, or a manager typed the money at risk. */
export const undo = (ctx: Ctx, input: UndoInput): Promise<void> => ctx.db.transaction((tx) => undoIn(tx, ctx, input));

/** Where nobody weighs what an undo costs, only one that costs nothing is made. */
type Weighed = { readonly onlyFree?: boolean };

/** The same as a part of a transaction that is open. @throws Refused `bulk.not_free` */
export const undoIn = (
	tx: Tx,
	ctx: Ctx,
	{ answers, accept_loss, ...target }: UndoInput,
	{ onlyFree = false }: Weighed = {}
): Promise<void> =>
	caseIn(tx, ctx, target, async (tx, desk, it) => {
		demand(stepFor(it.state, 'undo', ctx.actor.rights, claimsOf(ctx.actor, it)));
		const plan = demand(planUndo(await undoFactsOf(tx, ctx, desk, it), answers, accept_loss));
		if (onlyFree && plan.rows.some(({ color }) => color !== 'free')) throw new Refused('bulk.not_free');
		await cancelOpen(tx, ctx, it.id);
		await takeMoneyAgain(tx, ctx, desk, plan);
		await undoBenefits(tx, ctx, it);
		if (desk.cards.length > 0) await enableSoldCards(tx, ctx, it);
		await Promise.all([
			moveUnits(tx, movesTo('open', it)),
			changeStock(
				tx,
				plan.takeStock.flatMap((taken) => takenOff(desk, taken))
			),
			callOffSuppliers(tx, ctx, { desk, it }, plan),
			callOffParcels(tx, ctx, it, plan.callOff),
			closeTasks(tx, { cancellationId: it.id, kinds: MOOT_AT_THE_END }, 'cancellation.undone'),
			updateCase(tx, it.id, { state: 'undone', endedAt: ctx.now }),
			record(tx, ctx, caseEvent(it, 'cancellation.undone', undoneBy(plan, desk)))
		]);
		await giveUpLoss(tx, ctx, it, plan);
		await askForRest(tx, ctx, desk, it);
	});

/** The accepted loss is given up as far as it is one: the order may hold money for it that nobody was to have back. */
async function giveUpLoss(tx: Tx, ctx: Ctx, { orderId }: Case, { givenUp }: UndoPlan): Promise<void> {
	if (givenUp.length === 0) return;
	let left = shortOn(await lockDesk(tx, ctx.actor, { order: orderId }));
	for (const { refundId, amount } of givenUp) {
		const givenUpMinor = Math.min(amount, left);
		if (givenUpMinor > 0) await change(tx, [refundId], { givenUpMinor });
		left -= givenUpMinor;
	}
}

/** What the undo left unpaid holds the order, and the shopper is asked for it. */
async function askForRest(tx: Tx, ctx: Ctx, before: Desk, it: Case): Promise<void> {
	const after = await lockDesk(tx, ctx.actor, { order: it.orderId });
	const owed = owedOn(after);
	const asks = owed > owedOn(before) && owed > lateMoneyOn(after) && isPayable(stateOf(after));
	if (asks) await askToPay(tx, ctx, after, it.id);
}

/** Money that came too late and is still here: with its own case undone too, it pays the order. */
const lateMoneyOn = ({ cases }: Desk) =>
	sum(
		cases
			.filter(({ state, items }) => state === 'in_progress' && items.length === 0)
			.map(({ due, refunded, waived, lost }) => due - refunded - waived - lost)
	);

/** One after another: each takes its own locks, ledgers in the order they always come in. */
async function takeMoneyAgain(tx: Tx, ctx: Ctx, desk: Desk, plan: UndoPlan): Promise<void> {
	for (const taken of plan.takeAgain) await takeAgain(tx, ctx, { ...taken, how: 'ledger' });
	for (const [at, taken] of plan.recaptured.entries()) await recapture(tx, ctx, desk, { ...taken, at });
	for (const taken of plan.paidAgain) await takeAgain(tx, ctx, { ...taken, how: 'paid_again' });
}

type Recaptured = UndoPlan['recaptured'][number] & { readonly at: number };

/**
 * A provider that takes its refund again makes a new payment of it, with a reference of its own: later refunds have to find
 * that one. We only heard of it, so they are made by hand.
 */
async function recapture(tx: Tx, ctx: Ctx, desk: Desk, { refundId, amount, reference, at }: Recaptured): Promise<void> {
	const { order, refunds } = desk;
	const refund = refunds.find(({ id }) => id === refundId);
	const original = order.tenders.find(({ id }) => id === refund?.tenderId);
	if (!refund || !original) throw new Refused('refund.not_found', { id: refundId });
	const { kind, label } = original;
	const of = { orderId: order.id, position: order.tenders.length + at, kind, label, gateway: 'manual' } as const;
	const tender = await insertTender(tx, ctx, { ...of, reference, captured: amount });
	const { cancellationId, method } = refund;
	const data = { amount, how: 'recaptured', reference, tender, method, currency: order.currency };
	const about = { subject: refundId, orderId: order.id, cancellationId };
	await record(tx, ctx, { name: 'refund.taken_again', ...about, data });
}

const takenOff = ({ order }: Desk, { sku, quantity }: UndoPlan['takeStock'][number]) => {
	const productId = order.lines.find((line) => line.sku === sku)?.productId;
	return productId && quantity > 0 ? [{ productId, by: -quantity }] : [];
};

/** Those not asked yet need not be; asked ones are told to go on; approved ones need a new order, which a person places. */
async function callOffSuppliers(
	tx: Tx,
	ctx: Ctx,
	{ desk, it }: { readonly desk: Desk; readonly it: Case },
	{ suppliers, takeStock }: UndoPlan
): Promise<void> {
	const nameOf = (id: string) => suppliersOf(desk, it.id).find((one) => one.id === id)?.supplierName ?? '';
	const again = suppliers.filter(({ act }) => act === 'new_order');
	const goOn = suppliers.filter(({ act }) => act === 'go_on');
	const missing = takeStock.filter(({ backOrder }) => backOrder > 0);
	const tasks = [
		...again.map(({ id }) => ({
			kind: 'order_again_from_supplier' as const,
			facts: { supplier: nameOf(id), supplier_cancellation: id }
		})),
		...missing.map(({ sku, backOrder }) => ({ kind: 'back_order' as const, facts: { sku, quantity: backOrder } }))
	];
	await Promise.all([
		callOffSupplierCases(tx, it.id),
		...tasks.map((task) => insertTask(tx, ctx, { ...task, orderId: it.orderId, cancellationId: it.id })),
		record(
			tx,
			ctx,
			goOn.map(({ id }) => ({ ...caseEvent(it, 'supplier.asked_to_go_on', { supplier: nameOf(id) }), subject: id }))
		)
	]);
}

const undoneBy = ({ balanceDue, writtenOff, rows }: UndoPlan, { order }: Desk) => ({
	balance_due: balanceDue,
	written_off: writtenOff,
	currency: order.currency,
	effects: rows.map(({ effect, remedy, atRisk, about }) => ({ effect, remedy, at_risk: atRisk, about }))
});
