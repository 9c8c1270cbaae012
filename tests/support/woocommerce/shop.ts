import { and, eq } from 'drizzle-orm';
import { staffActor } from '../../../src/lib/core/actor';
import { request } from '../../../src/lib/modules/cancellations/actions/request/request.server';
import { findLink } from '../../../src/lib/modules/channels/repository/orders.server';
import { channelOrders } from '../../../src/lib/modules/channels/tables.server';
import { withActor } from '../../../src/lib/server/ctx';
import { setReach } from '../../../src/lib/server/outside';
import { connectChannels } from '../../../src/lib/wiring/channels/channels.server';
import { connect, testConnection } from '../../../src/lib/wiring/channels/connections.server';
import { hearChannel } from '../../../src/lib/wiring/channels/hear.server';
import { openShop } from '../shop';
import { startWoo } from './fake';
import type { StoreOrder } from './store';

/** A whole shop of ours, connected with a fake WooCommerce store that tells us of its orders. */
export async function shopOnWoo() {
	setReach('private');
	connectChannels();
	const [shop, store] = await Promise.all([openShop(), startWoo()]);
	const owner = () => withActor(shop.ctx(), staffActor('stf_owner', 'Olga', 'owner'));
	const connection = await connect(owner(), {
		...{ kind: 'woocommerce', role: 'buyer', name: 'Fake Woo' },
		...{ base_url: store.url, credentials: store.credentials }
	});
	await testConnection(owner(), { id: connection });
	const deliver = (came: { rawBody: string; headers: Headers }) =>
		hearChannel(shop.ctx(), { channel: 'woocommerce', id: connection, ...came });
	const hear = (topic: string, order: StoreOrder, id?: string) => deliver(store.webhook(topic, order, id));
	const oursOf = async (order: StoreOrder) => {
		const [found] = await shop.db
			.select({ id: channelOrders.orderId })
			.from(channelOrders)
			.where(and(eq(channelOrders.connectionId, connection), eq(channelOrders.externalId, String(order.id))));
		return shop.order(found?.id ?? '');
	};
	type Ours = Awaited<ReturnType<typeof oursOf>>;
	return {
		...shop,
		store,
		owner,
		connection,
		deliver,
		hear,
		oursOf,
		link: ({ id }: StoreOrder) => findLink(shop.db, { connectionId: connection, externalId: String(id) }),
		/** Tells of an order there, and lets what follows happen. @returns our order */
		bring: async (order: StoreOrder) => {
			await hear('order.created', order);
			await shop.settle();
			return oursOf(order);
		},
		/** Tells that it changed there. @returns our order after that */
		tell: async (order: StoreOrder) => {
			await hear('order.updated', order);
			await shop.settle();
			return oursOf(order);
		},
		/** Staff cancel here, and the grace passes. @returns the case */
		cancel: async (order: Ours, asked: Parameters<typeof shop.itemsOf>[1], more: { restock?: boolean } = {}) => {
			const items = shop.itemsOf(order, asked);
			const { id } = await request(shop.staff('manager'), { order: order.id, items, ...more });
			await shop.pass(11);
			return id;
		},
		close: async () => {
			await store.close();
			await shop.close();
			setReach('public');
		}
	};
}
export type ShopOnWoo = Awaited<ReturnType<typeof shopOnWoo>>;
