import { HOUR, later, MINUTE } from '$lib/core/time';
import { startReconciliation } from '$lib/modules/cancellations/actions/money/reconcile.server';
import { signatureOf } from '$lib/modules/channels/connectors/shopify/webhook';
import { findLink } from '$lib/modules/channels/repository/orders.server';
import { setReach } from '$lib/server/outside';
import { changeConnected, connect, testConnection } from '$lib/wiring/channels/connections.server';
import { hearChannel } from '$lib/wiring/channels/hear.server';
import type { Stage } from '../stage';
import { openStore, type Store } from './stand-in';
import { liveWith } from './story';
import type { StoreOrder } from './store-orders.data';
import type { There } from './there';

/** Nobody is there: a demo calls nobody, and the store is paused from the moment its visitor comes. */
const NOWHERE = 'https://store.rescind-goods.example';
const SECRET = 'shpss_demo';
const SHIPPING = 600;

/** A store at Shopify whose orders were kept in step for six days: what went well, what did not, and what differs now. */
export async function connectStore(stage: Stage, until: Date): Promise<void> {
	const store = await openStore();
	setReach('private');
	const ago = (hours: number, minutes = 0) => stage.goTo(later(until, -hours * HOUR + minutes * MINUTE));
	ago(144);
	const id = await connect(stage.staff('owner'), {
		...{ kind: 'shopify', role: 'buyer', name: 'Shopify US (demo)', base_url: store.url },
		credentials: { shop: 'rescind-goods-us', access_token: 'shpat_demo', client_secret: SECRET }
	});
	await testConnection(stage.staff('owner'), { id });
	await liveWith({ stage, store, ago, ...telling(stage, store, id) });
	ago(3);
	await startReconciliation(stage.staff('finance'));
	await stage.settle();
	stage.goTo(until);
	await changeConnected(stage.staff('owner'), { id, base_url: NOWHERE, state: 'paused' });
	setReach('public');
	store.close();
}

/** The store's side of what happens: it tells us of its orders. */
function telling(stage: Stage, store: Store, id: string) {
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

const thereOf = ({ lines, ...order }: StoreOrder, placedAt: Date): There => ({
	...{ ...order, placedAt, shipping: SHIPPING, refunds: [], closed: false },
	lines: lines.map((line, at) => ({ ...line, id: `3${order.id}${at}`, current: line.quantity }))
});
