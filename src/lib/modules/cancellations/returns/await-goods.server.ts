import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { finishTask, insertTask } from '../../orders/repository/tasks.server';
import type { Desk } from '../case';
import { calendarOf } from '../legal/calendar.server';
import { refundByLaw } from '../legal/legal-due';
import { insertReturn, keepItems, returnsOf, updateReturn } from '../repository/returns.server';
import type { Withdrawal } from '../repository/withdrawals.server';
import { countOf, toComeBack, without, type Return, type ReturnItem, type ReturnState } from './return';

type Awaiting = {
	readonly said: Pick<Withdrawal, 'id' | 'receivedAt'>;
	readonly desk: Desk;
	/** The case of what could be stopped, if any. */
	readonly cancellationId: string | null;
	/** Returns whose units nobody waits for anew. */
	readonly settled: readonly ReturnState[];
};

/** T4: what of the order has left becomes a return, which is somebody's task until the goods or their proof come. */
export async function awaitGoods(tx: Tx, ctx: Ctx, { said, desk, cancellationId, settled }: Awaiting): Promise<void> {
	const { id: orderId, lines, region } = desk.order;
	const items = toComeBack(lines, await returnsOf(tx, orderId), { cards: desk.cards, settled });
	if (items.length === 0) return;
	const id = ctx.newId('ret');
	const dueAt = refundByLaw(said.receivedAt, calendarOf(region).timeZone);
	const taskId = await taskOf(tx, ctx, { id, orderId, cancellationId, items, dueAt });
	await insertReturn(tx, { id, orderId, withdrawalId: said.id, taskId, openedAt: ctx.now }, items);
	const about = { orderId, ...(cancellationId === null ? {} : { cancellationId }) };
	await record(tx, ctx, { name: 'return.awaited', subject: id, ...about, data: { items: named(items) } });
}

type Asked = Pick<Return, 'id' | 'orderId' | 'items'> & {
	readonly cancellationId: string | null;
	readonly dueAt?: Date | undefined;
};

async function taskOf(tx: Tx, ctx: Ctx, { id, orderId, cancellationId, items, dueAt }: Asked): Promise<string> {
	const taskId = ctx.newId('tsk');
	const facts = { return: id, quantity: countOf(items) };
	const due = dueAt ? { dueAt } : {};
	await insertTask(tx, ctx, { id: taskId, orderId, cancellationId, kind: 'await_return', facts, ...due });
	return taskId;
}

type Ending = { readonly kept: readonly ReturnItem[]; readonly outcome: string };

/**
 * Only these units are waited for any longer. Its task is done, with what ended the rest of it; what is still to come is a
 * new one. None left: what becomes of the return is the caller's to write.
 */
export async function waitFor(tx: Tx, ctx: Ctx, it: Return, { kept, outcome }: Ending): Promise<void> {
	const done = await finishTask(tx, it.taskId, outcome);
	if (kept.length === 0) return;
	await keepItems(tx, it, kept);
	const again = { ...it, items: kept, cancellationId: done?.cancellationId ?? null, dueAt: done?.dueAt ?? undefined };
	await updateReturn(tx, it.id, { taskId: await taskOf(tx, ctx, again) });
}

const STOPPED = 'fulfillment.parcel_stopped';

/**
 * A carrier stopped goods that a return waits for: they need not be sent back. @returns the declaration that they belong to,
 * where all of them were waited for
 */
export async function stopWaiting(
	tx: Tx,
	ctx: Ctx,
	orderId: string,
	stopped: readonly ReturnItem[]
): Promise<string | undefined> {
	let left = stopped;
	let withdrawal: string | undefined;
	for (const it of (await returnsOf(tx, orderId)).filter(({ state }) => state === 'open')) {
		const kept = without(it.items, left);
		if (countOf(kept) === countOf(it.items)) continue;
		left = without(left, it.items);
		withdrawal ??= it.withdrawalId;
		await waitFor(tx, ctx, it, { kept, outcome: STOPPED });
		if (kept.length === 0) await updateReturn(tx, it.id, { state: 'called_off', endedBy: ctx.actor.name });
	}
	return left.length === 0 ? withdrawal : undefined;
}

/** As events keep units. */
export const named = (items: readonly ReturnItem[]) =>
	items.map(({ lineItemId, quantity }) => ({ line_item: lineItemId, quantity }));
