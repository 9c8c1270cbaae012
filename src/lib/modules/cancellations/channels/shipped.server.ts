import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { oursOf } from '../../channels/added';
import { linesOf } from '../../channels/repository/orders.server';
import { fulfill } from '../../orders/actions/fulfill.server';
import { getOrder } from '../../orders/repository/read.server';
import { acceptedOn, holdersOn } from '../repository/accepted.server';
import { overtake } from '../actions/request/overtake.server';
import type { Applying } from './apply.server';
import { askPerson } from './conflict.server';

const CASES = { accepted: acceptedOn, holders: holdersOn };

/**
 * Books what was sent there. Units that were only asked for by then leave their case (T9); what is canceled here is for a
 * person to look at.
 */
export async function applyShipped(ctx: Ctx, applying: Applying): Promise<void> {
	const overtaken = (await sentNow(ctx, applying)).flatMap(({ lineItemId, quantity, free, held }) => {
		const lost = Math.min(held, quantity - free);
		return lost > 0 ? [{ lineItemId, quantity: lost }] : [];
	});
	if (overtaken.length > 0) await overtake(ctx, { order: applying.orderId, items: overtaken });
	const news = await sentNow(ctx, applying);
	const items = news.flatMap(({ lineItemId, free }) => (free > 0 ? [{ line_item: lineItemId, quantity: free }] : []));
	const booked = await ship(ctx, applying.orderId, items);
	const lines = news.flatMap(({ line, lineItemId, quantity, free }) => {
		const left = booked ? quantity - free : quantity;
		return left > 0 ? [{ line, lineItemId, quantity: left }] : [];
	});
	await ctx.db.transaction((tx) => askPerson(tx, ctx, { ...applying, why: 'units_shipped', lines }));
}

/** Units that were sent there and not here; `free` of them can be booked as sent. */
async function sentNow({ db, actor }: Ctx, { there, orderId, order }: Applying) {
	const [known, { lines }] = await Promise.all([linesOf(db, there), getOrder(db, actor, orderId)]);
	const ours = oursOf(order.lines, known);
	return known.flatMap(({ line, lineItemId }) => {
		const units = lines.find(({ id }) => id === lineItemId)?.units;
		const sent = ours.find(({ id }) => id === line)?.shipped ?? 0;
		const quantity = units ? sent - units.shipped - units.delivered : 0;
		if (!units || quantity <= 0) return [];
		return [{ line, lineItemId, quantity, free: Math.min(quantity, units.open + units.fulfilling), held: units.held }];
	});
}

type Items = Parameters<typeof fulfill>[1]['items'];

async function ship(ctx: Ctx, order: string, items: Items): Promise<boolean> {
	if (items.length === 0) return true;
	try {
		await fulfill(ctx, { order, action: 'ship', items }, CASES);
		return true;
	} catch (problem) {
		if (problem instanceof Refused) return false;
		throw problem;
	}
}
