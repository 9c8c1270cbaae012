import { SYSTEM } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { listFulfillments } from '../../orders/repository/fulfillments.server';
import { findByNumberAndEmail } from '../../orders/repository/joining.server';
import { finishTask, insertTask } from '../../orders/repository/tasks.server';
import type { SelectedItem } from '../../refunds/quote/quote-facts';
import type { Desk } from '../case';
import { lockDesk } from '../repository/queue/desk.server';
import * as withdrawals from '../repository/withdrawals.server';
import type { Withdrawal } from '../repository/withdrawals.server';
import { calendarOf } from '../legal/calendar.server';
import { givesWithdrawal, refundByLaw, withdrawalEnd } from '../legal/legal-due';
import { awaitGoods } from '../returns/await-goods.server';
import { fileWithdrawal } from './file-case.server';
import { letRequestsGiveWay } from './give-way.server';
import type { MatchInput } from './schema';

/**
 * Carries a declaration out where number and address belong to one order, in a region whose law gives that right, while its
 * period runs. Anything else waits for staff, who are told once. Safe to repeat.
 */
export async function carryOutWithdrawal(ctx: Ctx, { id }: { readonly id: string }): Promise<void> {
	try {
		await ctx.db.transaction((tx) => tryToCarryOut(tx, withActor(ctx, SYSTEM), id));
	} catch (error) {
		if (!(error instanceof Refused)) throw error; // staff see it among those not matched
	}
	await tellUnmatched(withActor(ctx, SYSTEM), id);
}

async function tryToCarryOut(tx: Tx, ctx: Ctx, id: string): Promise<void> {
	const said = await withdrawals.lockWithdrawal(tx, id);
	if (!said || said.matchedAt || said.closedAt) return;
	const order = await findByNumberAndEmail(tx, { number: said.orderNumber, email: said.email });
	if (!order) return;
	const desk = await lockDesk(tx, SYSTEM, { order: order.id });
	if (!givesWithdrawal(desk.order.region)) return;
	const ended = await periodEnded(tx, desk, said);
	if (ended) await withdrawals.notePeriodEnded(tx, id, ended);
	else await carryOut(tx, ctx, said, desk);
}

/** The law's clock runs whether or not its order is known, so nobody should have to look for it. */
const tellUnmatched = (ctx: Ctx, id: string): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const said = await withdrawals.lockWithdrawal(tx, id);
		if (!said || said.matchedAt || said.closedAt || (await withdrawals.wasToldUnmatched(tx, said))) return;
		await record(tx, ctx, { name: 'order.withdrawal_unmatched', subject: id, data: { order: said.orderNumber } });
	});

/**
 * Staff found which order a declaration is about. It is carried out as it would have been by itself; nobody may refuse it.
 * @throws Refused `order.not_found`, `withdrawal.matched_already`
 */
export const matchByHand = (ctx: Ctx, { withdrawal, number }: MatchInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const said = await withdrawals.lockWithdrawal(tx, withdrawal);
		if (!said) throw new Refused('not_found');
		if (said.matchedAt) throw new Refused('withdrawal.matched_already');
		const order = await withdrawals.orderByNumber(tx, number);
		if (order === undefined) throw new Refused('order.not_found');
		await carryOut(tx, ctx, said, await lockDesk(tx, SYSTEM, { order }));
	});

async function carryOut(tx: Tx, ctx: Ctx, said: Withdrawal, desk: Desk): Promise<void> {
	const { id: orderId } = desk.order;
	const cleared = await letRequestsGiveWay(tx, ctx, desk);
	const selection = openUnits(cleared.desk);
	const again = selection.length === 0 && (await withdrawals.wasWithdrawn(tx, orderId));
	const cancellationId =
		selection.length > 0 ? await fileWithdrawal(tx, ctx, { said, ...cleared, selection }) : goingOn(desk);
	if (!again) await leaveToStaff(tx, ctx, { said, desk, cancellationId });
	await awaitGoods(tx, ctx, { said, desk, cancellationId, settled: ['open'] });
	await withdrawals.matchWithdrawal(tx, said.id, { orderId, cancellationId, matchedAt: ctx.now });
	const about = { orderId, ...(cancellationId === null ? {} : { cancellationId }) };
	await record(tx, ctx, { name: 'order.withdrawal_matched', subject: said.id, ...about });
}

type Left = {
	readonly said: Withdrawal;
	readonly desk: Desk;
	readonly cancellationId: string | null;
};

/** What is being packed is somebody's task, by the day the law wants its money back. */
async function leaveToStaff(tx: Tx, ctx: Ctx, { said, desk, cancellationId }: Left): Promise<void> {
	const quantity = desk.order.lines.reduce((all, { units }) => all + units.fulfilling, 0);
	if (quantity === 0) return;
	const { id: orderId, region } = desk.order;
	const facts = { quantity, withdrawal: said.id };
	const dueAt = refundByLaw(said.receivedAt, calendarOf(region).timeZone);
	await insertTask(tx, ctx, { kind: 'withdrawal_rest', orderId, cancellationId, facts, dueAt });
}

/**
 * Units that a withdrawal could not stop when it came, since they were being packed, are open now, or have left: it reaches
 * them too, as long as somebody is to see to its rest and nobody undid it. Safe to repeat.
 */
export const carryOutRest = (ctx: Ctx, { order }: { readonly order: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const waiting = await withdrawals.restOf(tx, order);
		const said = waiting && (await withdrawals.lockWithdrawal(tx, waiting.withdrawal));
		if (!said) return;
		const desk = await lockDesk(tx, SYSTEM, { order });
		if (desk.cases.some(({ origin, state }) => origin === 'withdrawal' && state === 'undone')) return;
		if (!(await finishTask(tx, waiting.task, 'order.withdrawal_matched'))) return;
		const cleared = await letRequestsGiveWay(tx, ctx, desk);
		const selection = openUnits(cleared.desk);
		const filed = selection.length > 0 ? await fileWithdrawal(tx, ctx, { said, ...cleared, selection }) : null;
		const left = { said, desk, cancellationId: filed ?? goingOn(desk) };
		await leaveToStaff(tx, ctx, left);
		await awaitGoods(tx, ctx, { ...left, settled: ['open', 'called_off'] });
	});

/** Declared twice, it is one withdrawal: the second leads to the case of the first. */
const goingOn = ({ cases }: Desk): string | null =>
	cases.find(({ origin, state }) => origin === 'withdrawal' && state !== 'undone')?.id ?? null;

/** When the period had ended, where it had: it runs from the last item that came, so not before everything is there. */
async function periodEnded(tx: Tx, { order }: Desk, { receivedAt }: Withdrawal): Promise<Date | null> {
	const there = order.lines.every(({ quantity, units }) => units.delivered + units.canceled === quantity);
	const came = there
		? (await listFulfillments(tx, order.id)).findLast(({ action }) => action === 'deliver')
		: undefined;
	const end = came && withdrawalEnd(order.region, came.at, calendarOf(order.region));
	return end && end < receivedAt ? end : null;
}

/** All that can still be stopped. Gift cards that were used in part stay with the rest. */
const openUnits = ({ order, cards }: Desk): SelectedItem[] =>
	order.lines.flatMap(({ id, units }) => {
		const sold = cards.filter(({ lineItemId }) => lineItemId === id);
		const quantity = sold.length > 0 ? Math.min(units.open, sold.filter(({ unused }) => unused).length) : units.open;
		return quantity > 0 ? [{ lineItemId: id, quantity, reason: null }] : [];
	});
