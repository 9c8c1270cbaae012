import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { holdBack } from '../../accounts/actions/limits.server';
import { insertWithdrawal } from '../repository/withdrawals.server';
import type { WithdrawalInput } from './schema';

/**
 * Keeps a declaration of withdrawal and has it acknowledged, whether or not its order is ours: whoever declares it learns
 * nothing about orders, and loses nothing by a wrong digit. A job looks for the order afterwards.
 */
export async function declareWithdrawal(
	ctx: Ctx,
	{ name, number, email }: WithdrawalInput,
	{ address }: { readonly address: string }
): Promise<{ readonly id: string }> {
	await holdBack(ctx, { way: 'order', whom: `withdraw:${email}`, address });
	const id = ctx.newId('wdr');
	await ctx.db.transaction(async (tx) => {
		await insertWithdrawal(tx, { id, name, orderNumber: number, email, locale: ctx.locale, receivedAt: ctx.now });
		await record(tx, ctx, { name: 'order.withdrawal_declared', subject: id, data: { order: number } });
	});
	return { id };
}
