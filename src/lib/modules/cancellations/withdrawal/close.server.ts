import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { closeWithdrawal, lockWithdrawal } from '../repository/withdrawals.server';
import type { CloseInput } from './schema';

/**
 * Staff found that a declaration is about no order of this shop, and say why. Nobody is told: it was acknowledged, it is kept,
 * and it can still be carried out once its order turns up.
 * @throws Refused `withdrawal.matched_already`, `withdrawal.closed_already`
 */
export const closeDeclaration = (ctx: Ctx, { withdrawal, reason }: CloseInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const said = await lockWithdrawal(tx, withdrawal);
		if (!said) throw new Refused('not_found');
		if (said.matchedAt) throw new Refused('withdrawal.matched_already');
		if (said.closedAt) throw new Refused('withdrawal.closed_already');
		await closeWithdrawal(tx, said.id, { closedAt: ctx.now, closedBy: ctx.actor.name, closedReason: reason });
		const data = { order: said.orderNumber, reason };
		await record(tx, ctx, { name: 'order.withdrawal_closed', subject: said.id, data });
	});
