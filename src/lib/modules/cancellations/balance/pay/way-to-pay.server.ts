import type { Ctx } from '$lib/server/ctx';
import { giveLink } from '../../../accounts/links/links.server';
import { onOrder } from '../../actions/decide/on-desk.server';
import type { Wanted } from '../../repository/queue/desk.server';
import { balanceFor, linkTo } from '../ask.server';

/**
 * Where the shopper pays what the order owes, for whoever is looking at it already: no mail is needed.
 * @throws Refused `order.nothing_owed`
 */
export const wayToPay = (ctx: Ctx, wanted: Wanted): Promise<string> =>
	onOrder(ctx, wanted, async (tx, desk) => {
		const link = await linkTo(tx, ctx, desk, await balanceFor(tx, ctx, desk));
		const given = await giveLink(tx, ctx, link);
		if (!given) throw new Error(`link ${link} was not made`);
		return given.path;
	});
