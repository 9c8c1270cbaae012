import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { makeLink } from '../../accounts/links/links.server';
import { isPayable, nextReminder, type Balance } from '../../orders/balance';
import { insertBalance, markAsked, openBalance } from '../../orders/repository/balances.server';
import { onOrder } from '../actions/decide/on-desk.server';
import type { Desk } from '../case';
import { owedOn, stateOf } from '../money/order-money';

type Asked = Pick<Desk, 'order' | 'cases'>;

/** Staff ask the shopper, or ask again, to pay what the order owes. @throws Refused `order.nothing_owed` */
export const ask = (ctx: Ctx, { order }: { readonly order: string }): Promise<void> =>
	onOrder(ctx, { order }, async (tx, desk) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		await askToPay(tx, ctx, desk);
	});

/**
 * Asks the shopper by mail to pay what the order owes; its link leads to the page that takes the money. The caller holds
 * the order. `of`: the undone case the debt comes of.
 * @throws Refused `order.nothing_owed` where there is nothing a shopper could pay
 */
export async function askToPay(tx: Tx, ctx: Ctx, desk: Asked, of: string | null = null): Promise<void> {
	const balance = await balanceFor(tx, ctx, desk, of);
	const link = await linkTo(tx, ctx, desk, balance);
	await Promise.all([
		markAsked(tx, balance.id, { askedAt: ctx.now, reminders: 0, remindAt: nextReminder(ctx.now, 0) }),
		record(tx, ctx, balanceEvent(balance, 'balance.asked', { amount: balance.left, link }))
	]);
}

/** What the order's shopper is asked to pay: what is open already, or from now on all that is owed. */
export async function balanceFor(tx: Tx, ctx: Ctx, desk: Asked, of: string | null = null): Promise<Balance> {
	const { id: orderId, currency } = desk.order;
	const amount = owedOn(desk);
	if (amount === 0 || !isPayable(stateOf(desk))) throw new Refused('order.nothing_owed', { owed: 0, currency });
	const open = await openBalance(tx, orderId);
	if (open) return open;
	const fresh = { id: ctx.newId('bal'), orderId, cancellationId: of, currency, amount, createdAt: ctx.now };
	return insertBalance(tx, fresh);
}

/** A new link to the page where it is paid. @returns its id: the token is made when it is told */
export const linkTo = async (tx: Tx, ctx: Ctx, { order }: Asked, { id }: Pick<Balance, 'id'>): Promise<string> =>
	(await makeLink(tx, ctx, { kind: 'pay', subject: id, email: order.email })).id;

type BalanceEvent = 'balance.asked' | 'balance.reminded' | 'balance.unpaid' | 'balance.settled' | 'balance.given_up';

/** An event about a balance, which the undone case it came of tells too. */
export const balanceEvent = (
	{ id, orderId, cancellationId, currency }: Balance,
	name: BalanceEvent,
	data: Readonly<Record<string, unknown>> = {}
) => ({ name, subject: id, orderId, ...(cancellationId ? { cancellationId } : {}), data: { currency, ...data } });
