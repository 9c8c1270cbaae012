import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { named } from '../actions/look/look.server';
import { suppliersOf, type Desk } from '../case';
import { readDesk } from '../repository/queue/desk.server';
import { historyOf } from '../repository/history.server';
import { supplierPage } from '../suppliers/supplier-page';
import { reasonWord, STATUS_TONES, yourStatusWord } from '../words';
import type { SellerCase } from './seller-case';
import { sellerStory } from './seller-story';
import { isTold, onlyDelivers, ownLines } from './own-lines';

/**
 * A case as whoever delivers sees it: its own items, what it is asked and said, and how it went, without others' lines and
 * without the customer's money. Null for the buyer of the order, who sees it all.
 * @throws Refused `cancellation.not_found` for a case that touches nothing of theirs
 */
export async function sellerCase(ctx: Ctx, number: string): Promise<SellerCase | null> {
	const desk = await readDesk(ctx.db, ctx.actor, { number });
	const partner = ctx.actor.id;
	if (!onlyDelivers(desk.order, ctx.actor)) return null;
	const it = named(desk, { number });
	const lines = ownLines(desk.order, ctx.actor);
	const items = it.items.flatMap(({ lineItemId, quantity, reason }) => {
		const line = lines.find(({ id }) => id === lineItemId);
		return line ? [{ id: lineItemId, title: line.title, quantity, why: reason ? reasonWord(reason) : '' }] : [];
	});
	if (items.length === 0) throw new Refused('cancellation.not_found');
	const own = suppliersOf(desk, it.id).filter(({ supplierName }) => supplierName === partner);
	const history = await historyOf(ctx.db, it.id);
	const mine = history.filter((one) => isTold(one, own));
	return {
		...{ number: it.number, order: desk.order.number, at: it.createdAt },
		state: { tone: STATUS_TONES[it.state], text: yourStatusWord(it.state) },
		items,
		asks: asksOf(ctx, desk, partner).filter(({ id }) => own.some((one) => one.id === id)),
		story: sellerStory(mine)
	};
}

const asksOf = (ctx: Ctx, desk: Desk, partner: string) =>
	desk.purchases
		.filter(({ supplierName }) => supplierName === partner)
		.flatMap((purchase) => supplierPage(desk, purchase, ctx).asks);
