import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { closeTasks } from '../../orders/repository/tasks.server';
import { BALANCE_TASKS } from '../../orders/tasks';
import type { Balance } from '../../orders/balance';
import { giveUpBalance, openBalance } from '../../orders/repository/balances.server';
import { unsettledOf } from '../../payments/repository/payments.server';
import { onOrder } from '../actions/decide/on-desk.server';
import { requestIn, type Filed } from '../actions/request/request.server';
import type { Desk } from '../case';
import { balanceEvent } from './ask.server';

/**
 * Nobody waits for the money any more: what the undo brought back is canceled again. The new case first lowers what the
 * shopper owes, so nothing comes back that was never paid.
 * @throws Refused `balance.settled` where nothing is open, `payment.in_flight` while the shopper may be paying
 */
export const giveUp = (ctx: Ctx, { order }: { readonly order: string }): Promise<Filed> =>
	onOrder(ctx, { order }, async (tx, desk) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const [balance, paying] = await Promise.all([openBalance(tx, order), unsettledOf(tx, order)]);
		if (!balance) throw new Refused('balance.settled');
		if (paying) throw new Refused('payment.in_flight');
		const { cancellationId, left } = balance;
		await Promise.all([
			giveUpBalance(tx, balance.id),
			cancellationId ? closeTasks(tx, { cancellationId, kinds: BALANCE_TASKS }, 'balance.given_up') : undefined,
			record(tx, ctx, balanceEvent(balance, 'balance.given_up', { amount: left }))
		]);
		return requestIn(tx, ctx, { desk, input: { order, items: unitsOf(desk, balance) }, unpaid: true });
	});

/** What the undone case was about, as far as it is still there; without one, the whole order. */
function unitsOf({ order, cases }: Desk, { cancellationId }: Balance) {
	const undone = cases.find(({ id }) => id === cancellationId);
	return order.lines.flatMap(({ id, units }) => {
		const item = undone?.items.find(({ lineItemId }) => lineItemId === id);
		const quantity = undone ? Math.min(item?.quantity ?? 0, units.open) : units.open;
		return quantity > 0 ? [{ line_item: id, quantity, reason: item?.reason ?? ('other' as const) }] : [];
	});
}
