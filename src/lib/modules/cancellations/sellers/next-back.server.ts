import type { Ctx } from '$lib/server/ctx';
import type { RefundAsk } from '../../channels/connector';
import { findLink } from '../../channels/repository/orders.server';
import { pushesOf } from '../../channels/repository/pushes.server';
import { getOrder } from '../../orders/repository/read.server';
import { leftOf, lockRecoveriesOf } from '../../suppliers/repository/recoveries.server';
import { askKey, backKey } from '../channels/keys';
import { movedOn } from './back';
import type { Selling } from './selling';

const MOST = 1000;

/**
 * The next money to be given back on an order in a supplier's store: of what we took off, what is owed for it and was not
 * asked for. What its seller took off by itself it gives back by itself. Its key is the same for ever.
 */
export const nextBack = (
	ctx: Ctx,
	{ there, orderId, supplierOrderId, order }: Selling
): Promise<RefundAsk | undefined> =>
	ctx.db.transaction(async (tx) => {
		const [link, pushes] = [await findLink(tx, there), await pushesOf(tx, there, MOST)];
		const made = pushes.filter(({ state }) => state === 'done').map(({ key }) => key);
		const asked = order.money.flatMap(({ movements }) => movements).map(({ key }) => key);
		const [owed] = (await lockRecoveriesOf(tx, supplierOrderId)).filter(
			(one) =>
				leftOf(one) > 0 &&
				one.currency === link?.currency &&
				made.includes(askKey(one.id)) &&
				!asked.includes(backKey(one.id))
		);
		const paid = order.money.find((one) => one.captured - movedOn([one]) > 0);
		if (!owed || !paid) return undefined;
		const { number } = await getOrder(tx, ctx.actor, orderId);
		return {
			...{ order: there.externalId, payment: paid.payment, kind: 'refund', note: number, key: backKey(owed.id) },
			amount: Math.min(leftOf(owed), paid.captured - movedOn([paid])),
			...{ currency: owed.currency, held: link?.held?.[paid.payment] ?? paid.captured }
		};
	});
