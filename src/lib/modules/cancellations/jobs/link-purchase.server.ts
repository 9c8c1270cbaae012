import type { Ctx } from '$lib/server/ctx';
import { opened } from '../../channels/connectors/open.server';
import { askFor } from '../../channels/repository/orders.server';
import { linkOfPurchase, linkPurchaseTo, storeOfSupplier } from '../../channels/repository/sellers.server';
import { ReadingError } from '../../suppliers/kinds/reader';
import type { Purchase } from '../../suppliers/purchase';

/**
 * Which order in its supplier's store a purchase is, by the number it has there; it is to be read (again) then. Nothing where
 * no store is connected, or it is paused. @throws ReadingError where there is no such order, or it is another purchase's
 */
export async function linkPurchase({ db, ...ctx }: Ctx, { id, supplierId, number }: Purchase) {
	const store = await storeOfSupplier(db, supplierId);
	if (store?.state !== 'on') return undefined;
	const known = await linkOfPurchase(db, id);
	const isSame = known?.connectionId === store.id && known.name === number;
	const order = isSame ? known.externalId : await opened({ db, ...ctx }, store).api.findOrder(number);
	if (order === undefined) throw new ReadingError('order_not_found', 'Its store knows no order of this number');
	await db.transaction(async (tx) => {
		const link = { connectionId: store.id, externalId: order, supplierOrderId: id, name: number, now: ctx.now };
		if (!isSame && !(await linkPurchaseTo(tx, link)))
			throw new ReadingError('order_taken', 'The order of this number in its store is another purchase of ours');
		await askFor(tx, store.id, [order], ctx.now);
	});
	return { connection: store.id, order };
}
