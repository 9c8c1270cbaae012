import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { makeLink } from '../../accounts/links/links.server';
import { closeTasks } from '../../orders/repository/tasks.server';
import { BALANCE_TASKS } from '../../orders/tasks';
import { openBalance } from '../../orders/repository/balances.server';
import type { Balance } from '../../orders/balance';
import type { Desk } from '../case';
import { owedOn, surplusOn } from '../money/order-money';
import { balanceEvent } from './ask.server';
import { catchLateMoney } from './late-money.server';

/** Money that is on its way into the books: what is owed, what was asked for, and what is held beyond that, before it. */
export type Before = { readonly owed: Minor; readonly asked: Balance | undefined; readonly surplus: Minor };

export const beforeMoney = async (tx: Tx, desk: Pick<Desk, 'order' | 'cases'>): Promise<Before> => ({
	owed: owedOn(desk),
	asked: await openBalance(tx, desk.order.id),
	surplus: surplusOn(desk)
});

/**
 * A payment that was just booked on a tender of the order. `covered`: what goods come to that the order's store has and ours
 * does not; what is held for them is held rightly.
 */
type Came = { readonly tenderId: string; readonly amount: Minor; readonly covered?: Minor };

/**
 * What follows for the order: with the last of its debt the goods may go, and what is beyond it goes back (T15). The caller
 * holds the order, and read `before` of it before it booked the money.
 */
export async function moneyCame(tx: Tx, ctx: Ctx, desk: Desk, { before, ...came }: Came & { before: Before }) {
	const { owed, asked, surplus } = before;
	const beyond = came.amount - owed;
	if (asked && beyond >= 0) await settled(tx, ctx, desk, asked);
	const back = beyond - Math.max(0, (came.covered ?? 0) - surplus);
	if (back > 0) await catchLateMoney(tx, ctx, desk, { tenderId: came.tenderId, amount: back });
}

/** Its shopper is told with the last of it, by a mail that leads to the order. */
async function settled(tx: Tx, ctx: Ctx, { order }: Desk, asked: Balance): Promise<void> {
	const { cancellationId, amount } = asked;
	if (cancellationId) await closeTasks(tx, { cancellationId, kinds: BALANCE_TASKS }, 'balance.settled');
	const link = await makeLink(tx, ctx, { kind: 'open_order', subject: order.id, email: order.email });
	await record(tx, ctx, balanceEvent(asked, 'balance.settled', { amount, link: link.id }));
}
