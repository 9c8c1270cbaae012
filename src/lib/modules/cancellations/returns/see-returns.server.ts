import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { ownLines } from '../partner/own-lines';
import { readDesk } from '../repository/queue/desk.server';
import { findReturn, returnsOf } from '../repository/returns.server';
import { toReturnView, type ReturnView } from './return-view';

/** What is or was to come back of an order, oldest first; to whoever delivers, of its own lines. @throws Refused `order.not_found` */
export async function seeReturns(ctx: Ctx, id: string): Promise<ReturnView[]> {
	const { order } = await readDesk(ctx.db, ctx.actor, { order: id });
	const own = new Set(ownLines(order, ctx.actor).map((line) => line.id));
	return (await returnsOf(ctx.db, id)).flatMap((it) => {
		const items = it.items.filter(({ lineItemId }) => own.has(lineItemId));
		return items.length === 0 ? [] : [toReturnView(it, items)];
	});
}

/** One of them. @throws Refused `return.not_found` also for somebody else's */
export async function seeReturn(ctx: Ctx, id: string): Promise<ReturnView> {
	const found = (await seeReturnsWith(ctx, id)).find((one) => one.id === id);
	if (!found) throw new Refused('return.not_found');
	return found;
}

/** All of the order of one of them: what came of a part is a return of its own. None where it is not theirs. */
export async function seeReturnsWith(ctx: Ctx, id: string): Promise<ReturnView[]> {
	const known = await findReturn(ctx.db, id);
	if (!known) return [];
	try {
		return await seeReturns(ctx, known.orderId);
	} catch (problem) {
		if (problem instanceof Refused && problem.code === 'order.not_found') return [];
		throw problem;
	}
}
