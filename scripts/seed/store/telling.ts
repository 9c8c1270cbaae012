import { signatureOf } from '$lib/modules/channels/connectors/shopify/webhook';
import { findLink } from '$lib/modules/channels/repository/orders.server';
import { hearChannel } from '$lib/wiring/channels/hear.server';
import type { Stage } from '../stage';
import type { Store } from './stand-in';
import type { StoreOrder } from './store-orders.data';
import type { There } from './there';

export const SECRET = 'shpss_demo';
const SHIPPING = 600;

/** The store's side of what happens: it tells us of its orders. */
export function telling(stage: Stage, store: Store, id: string) {
	let told = 0;
	const hear = async (topic: string, { id: order, email, name }: There) => {
		const rawBody = JSON.stringify({ id: Number(order), name: `#${order}`, email, customer: { first_name: name } });
		const event = `b54557e4-bdd9-4b37-8a5f-${String(++told).padStart(12, '0')}`;
		const headers = new Headers({
			...{ 'x-shopify-topic': topic, 'x-shopify-webhook-id': event },
			'x-shopify-hmac-sha256': signatureOf(rawBody, SECRET)
		});
		await hearChannel(stage.as(), { channel: 'shopify', id, rawBody, headers });
		await stage.settle();
	};
	/** The order of ours that it became. */
	const ours = async ({ id: externalId }: There) => {
		const link = await findLink(stage.as().db, { connectionId: id, externalId });
		return stage.order(link?.orderId ?? '');
	};
	const place = async (order: StoreOrder): Promise<There> => {
		const there = thereOf(order, stage.as().now);
		store.orders.set(there.id, there);
		await hear('orders/create', there);
		return there;
	};
	return { hear, ours, place };
}
export type Telling = ReturnType<typeof telling>;

/** As it is when it was just placed there. */
export const thereOf = ({ lines, ...order }: StoreOrder, placedAt: Date): There => ({
	...{ ...order, placedAt, shipping: SHIPPING, refunds: [], closed: false },
	lines: lines.map((line, at) => ({ ...line, id: `3${order.id}${at}`, current: line.quantity }))
});
