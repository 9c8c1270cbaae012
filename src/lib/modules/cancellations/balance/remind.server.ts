import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { isForShopper, nextReminder, type Balance } from '../../orders/balance';
import { balancesToRemind, findBalance, markAsked } from '../../orders/repository/balances.server';
import { insertTask } from '../../orders/repository/tasks.server';
import { onOrder } from '../actions/decide/on-desk.server';
import type { Desk } from '../case';
import { balanceEvent, linkTo } from './ask.server';

/**
 * Reminds of what is still unpaid by `ctx.now`: the shopper at first, staff at last. Safe in several processes: the order's
 * lock decides, and the next time stands in the row.
 */
export async function remindUnpaid(asked: Ctx): Promise<void> {
	const ctx = withActor(asked, SYSTEM);
	for (const { id, orderId } of await balancesToRemind(ctx.db, ctx.now)) {
		await onOrder(ctx, { order: orderId }, async (tx, desk) => {
			const balance = await findBalance(tx, id);
			if (balance?.state === 'open' && balance.remindAt && balance.remindAt <= ctx.now)
				await remind(tx, ctx, desk, balance);
		});
	}
}

async function remind(tx: Tx, ctx: Ctx, desk: Desk, balance: Balance): Promise<void> {
	const reminders = balance.reminders + 1;
	const asked = { askedAt: balance.askedAt ?? ctx.now, reminders, remindAt: nextReminder(ctx.now, reminders) };
	await markAsked(tx, balance.id, asked);
	const { left: amount, currency, orderId, cancellationId } = balance;
	if (isForShopper(balance.reminders)) {
		const link = await linkTo(tx, ctx, desk, balance);
		return record(tx, ctx, balanceEvent(balance, 'balance.reminded', { amount, link }));
	}
	const task = { kind: 'balance_unpaid', orderId, cancellationId, facts: { amount, currency } } as const;
	await Promise.all([insertTask(tx, ctx, task), record(tx, ctx, balanceEvent(balance, 'balance.unpaid', { amount }))]);
}
