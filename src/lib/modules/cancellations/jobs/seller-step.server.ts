import { Refused } from '$lib/core/refusal';
import { refusalText } from '$lib/server/words';
import type { Ctx } from '$lib/server/ctx';
import type { Api, KnownOrder } from '../../channels/connector';
import type { Opened } from '../../channels/connectors/open.server';
import { findLink, linesOf, type Link } from '../../channels/repository/orders.server';
import { openPushes } from '../../channels/repository/pushes.server';
import { getPurchase } from '../../suppliers/repository/purchases.server';
import { everOn } from '../channels/known.server';
import { bookAtSeller } from '../sellers/book.server';
import { nextBack } from '../sellers/next-back.server';
import type { Selling } from '../sellers/selling';
import { finish, ROUNDS, send, Unfit, WHILE } from './in-step.server';

/**
 * Brings an order that we made in a supplier's store in step with what was bought there: books what it says, takes off what
 * the supplier was asked to stop, and has the money for that given back, until nothing differs.
 * @returns how long to wait before it is looked at again, or null where it is in step. @throws Unfit, ChannelTrouble
 */
export async function bringSellerInStep(ctx: Ctx, opened: Opened, link: Link): Promise<number | null> {
	if (link.supplierOrderId === null) return null;
	const { orderId } = await getPurchase(ctx.db, link.supplierOrderId);
	const { api, connection } = opened;
	const { name: shop, connector } = connection;
	for (let round = 0; round < ROUNDS; round++) {
		const order = await api.readOrder(link.externalId, await knownOf(ctx, link));
		if (!order) throw new Unfit('order_gone', 'The order is not there (any more)');
		if (order.unfinished) await finish(ctx, opened, { there: link, orderId, order });
		const selling = { there: link, orderId, supplierOrderId: link.supplierOrderId, shop, connector, order };
		await book(ctx, selling);
		const [next] = await openPushes(ctx.db, link);
		if (!next) {
			if (!(await giveBack(ctx, api, selling))) return null;
			continue;
		}
		const gone = order.lines.map(({ id: line, quantity, removed }) => ({ line, quantity, gone: removed }));
		const wait = await send(ctx, api, { applying: selling, gone, quiet: true }, next);
		if (wait !== null) return wait;
	}
	return WHILE;
}

/** What stands in our books of it; nothing before it was read first. */
async function knownOf({ db }: Ctx, there: Link): Promise<KnownOrder | undefined> {
	const [now, lines] = await Promise.all([findLink(db, there), linesOf(db, there)]);
	return lines.length === 0 ? undefined : { lines: lines.map(everOn), held: now?.held ?? {} };
}

async function book(ctx: Ctx, selling: Selling): Promise<void> {
	try {
		await bookAtSeller(ctx, selling);
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
		throw new Unfit(problem.code, refusalText(problem.code, problem.facts, ctx.locale));
	}
}

/** Money for what we took off, one payment at a time. @returns whether there was some to ask for */
async function giveBack(ctx: Ctx, api: Api, selling: Selling): Promise<boolean> {
	const ask = await nextBack(ctx, selling);
	if (!ask) return false;
	const receipt = await api.pushRefund(ask);
	if (receipt.state === 'failed') throw new Unfit(receipt.failure.code, receipt.failure.words);
	return receipt.state === 'succeeded';
}
