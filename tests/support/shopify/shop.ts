import { and, eq } from 'drizzle-orm';
import { staffActor } from '../../../src/lib/core/actor';
import { findLink } from '../../../src/lib/modules/channels/repository/orders.server';
import { channelOrders } from '../../../src/lib/modules/channels/tables.server';
import { withActor } from '../../../src/lib/server/ctx';
import { setReach } from '../../../src/lib/server/outside';
import { connectChannels } from '../../../src/lib/wiring/channels/channels.server';
import { connect } from '../../../src/lib/wiring/channels/connections.server';
import { hearChannel } from '../../../src/lib/wiring/channels/hear.server';
import { openShop } from '../shop';
import { startShopify } from './fake';
import type { StoreOrder } from './store';

/** A whole shop of ours, connected with a store at the fake Shopify. */
export async function shopOnShopify() {
	setReach('private');
	connectChannels();
	const [shop, store] = await Promise.all([openShop(), startShopify()]);
	const owner = () => withActor(shop.ctx(), staffActor('stf_owner', 'Olga', 'owner'));
	const connection = await connect(owner(), {
		...{ kind: 'shopify', role: 'buyer', name: 'Fake store' },
		...{ base_url: store.url, credentials: store.credentials }
	});
	const hear = (topic: string, order: StoreOrder, id?: string) =>
		hearChannel(shop.ctx(), { channel: 'shopify', id: connection, ...store.webhook(topic, order, id) });
	const link = async ({ id: externalId }: StoreOrder) => findLink(shop.db, { connectionId: connection, externalId });
	return {
		...shop,
		store,
		owner,
		connection,
		hear,
		link,
		/** Tells of an order there, and lets what follows happen. @returns our order */
		bring: async (order: StoreOrder) => {
			await hear('orders/create', order);
			await shop.settle();
			const [found] = await shop.db
				.select({ id: channelOrders.orderId })
				.from(channelOrders)
				.where(and(eq(channelOrders.connectionId, connection), eq(channelOrders.externalId, order.id)));
			return shop.order(found?.id ?? '');
		},
		close: async () => {
			await store.close();
			await shop.close();
			setReach('public');
		}
	};
}
export type ShopOnShopify = Awaited<ReturnType<typeof shopOnShopify>>;
