import { SYSTEM } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { giveLink, lookAtLink, useLink } from '../../accounts/links/links.server';
import { toNewOrder } from '../../orders/actions/place.server';
import { insertAgain, orderedAgain } from '../../orders/repository/again.server';
import { takenNumbers } from '../../orders/repository/read.server';
import { insertOrders } from '../../orders/repository/write/write.server';
import { orderInput } from '../../orders/schema';
import { caseEvent } from '../actions/decide/on-desk.server';
import { balanceFor, linkTo } from '../balance/ask.server';
import { caseOn, type Case, type Desk } from '../case';
import { lockDesk, readDesk } from '../repository/queue/desk.server';
import { numbersAgain, orderAgain, totalAgain } from './again';

/** What a link to order again shows. Only looks. @throws Refused `link.used` once it was ordered */
export async function lookAtAgain(ctx: Ctx, token: string) {
	const { subject } = await lookAtLink(ctx.db, ctx, token, 'order_again');
	const desk = await readDesk(ctx.db, SYSTEM, { cancellation: subject });
	const it = caseOn(desk, subject);
	const titleOf = (line: string) => desk.order.lines.find(({ id }) => id === line)?.title ?? '';
	return {
		order: desk.order.number,
		currency: desk.order.currency,
		shipping: it.quote.shipping,
		total: totalAgain(it),
		items: it.items.map(({ id, lineItemId, quantity, worth }) => ({
			id,
			title: titleOf(lineItemId),
			quantity,
			amount: worth
		}))
	};
}
export type AgainPage = Awaited<ReturnType<typeof lookAtAgain>>;

/**
 * Places the linked new order, once, in the transaction that uses the link up.
 * @returns where it is paid
 * @throws Refused `link.used`, `again.ordered_already`
 */
export const placeAgain = (asked: Ctx, token: string): Promise<string> =>
	asked.db.transaction(async (tx) => {
		const ctx = withActor(asked, SYSTEM);
		const { subject } = await useLink(tx, ctx, token, 'order_again');
		const desk = await lockDesk(tx, SYSTEM, { cancellation: subject });
		const it = caseOn(desk, subject);
		const known = await orderedAgain(tx, it.id);
		if (known) throw new Refused('again.ordered_already', { order: known });
		const placed = await place(tx, ctx, desk, it);
		await insertAgain(tx, { orderId: placed.id, cancellationId: it.id, at: ctx.now });
		await record(tx, ctx, caseEvent(it, 'order.placed_again', { number: placed.number }));
		return payPath(tx, ctx, placed.id);
	});

async function place(tx: Tx, ctx: Ctx, { order }: Desk, it: Case) {
	const numbers = numbersAgain(order.number, it.number);
	const taken = await takenNumbers(tx, numbers);
	const number = numbers.find((one) => !taken.includes(one)) ?? it.number;
	const input = orderInput.parse(orderAgain(order, it, { number, now: ctx.now }));
	const { orders } = await insertOrders(tx, ctx, [toNewOrder(input, order)], NOTHING);
	const [placed] = orders;
	if (!placed) throw new Refused('order.number_taken', { number });
	return placed;
}

/** Nothing is paid yet, and nothing earned by it. */
const NOTHING = { payments: () => Promise.resolve(), benefits: () => Promise.resolve() };

async function payPath(tx: Tx, ctx: Ctx, order: string): Promise<string> {
	const desk = await lockDesk(tx, SYSTEM, { order });
	const link = await linkTo(tx, ctx, desk, await balanceFor(tx, ctx, desk));
	const given = await giveLink(tx, ctx, link);
	if (!given) throw new Error(`link ${link} was not made`);
	return given.path;
}
