import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { gid, idIn } from '$lib/modules/channels/connectors/shopify/ids';
import { SCOPES } from '$lib/modules/channels/connectors/shopify/scopes';
import { editing, packing, refundMade, shown, suggested, type There } from './there';

const asked = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });
type Variables = z.output<typeof asked>['variables'];
type Orders = Map<string, There>;
type Shop = { readonly name: string; readonly myshopifyDomain: string };
type Answers = Readonly<Record<string, (orders: Orders, variables: Variables) => object>>;

/** A store that answers as Shopify does, here while the past is played, as far as the story needs it. */
export async function openStore(shop: Shop) {
	const orders: Orders = new Map();
	const answers: Answers = { ...ANSWERS, readShop: () => granted(shop) };
	const store = { orders, down: false };
	const server = createServer(async (request, response) => {
		const { query, variables } = await readIn(request);
		const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
		const answer = store.down ? undefined : answers[operation]?.(orders, variables);
		response.writeHead(answer ? 200 : 502, { 'content-type': answer ? 'application/json' : 'text/html' });
		response.end(answer ? JSON.stringify({ data: answer, extensions: COST }) : '<h1>502 Bad Gateway</h1>');
	});
	await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
	server.unref();
	const at = server.address();
	const url = `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}`;
	return Object.assign(store, { url, close: () => server.close() });
}

export type Store = Awaited<ReturnType<typeof openStore>>;

const readIn = async (request: IncomingMessage) => asked.parse(JSON.parse(await text(request)));

const COST = {
	cost: {
		requestedQueryCost: 20,
		throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1980, restoreRate: 100 }
	}
};
const granted = (shop: Shop) => ({
	shop,
	currentAppInstallation: { accessScopes: SCOPES.map((handle) => ({ handle })) }
});
const LOCKED = [{ field: null, message: 'The order is being packed and can’t be edited any more' }];
const FINE: readonly unknown[] = [];

const orderAt = (orders: Orders, id: unknown) => orders.get(idIn(String(id)));
const wished = z.object({
	orderId: z.string(),
	note: z.string(),
	transactions: z.array(z.object({ amount: z.string() }))
});

const ANSWERS: Answers = {
	readWebhooks: () => ({ webhookSubscriptions: { nodes: [] } }),
	addWebhook: (_orders, { topic, uri }) => ({
		webhookSubscriptionCreate: {
			webhookSubscription: { id: gid('WebhookSubscription', String(topic)), topic, uri },
			userErrors: FINE
		}
	}),
	changedOrders: () => ({ orders: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] } }),
	readOrder: (orders, { id }) => {
		const there = orderAt(orders, id);
		return { order: there ? shown(there) : null };
	},
	findOrders: (orders, { query }) => ({
		orders: {
			nodes: [...orders.keys()]
				.filter((id) => String(query).includes(`#${id}"`))
				.map((id) => ({ id: gid('Order', id), name: `#${id}` }))
		}
	}),
	fulfillmentOrders: (orders, { id }) => {
		const there = orderAt(orders, id);
		return { order: there ? { page: packing(there) } : null };
	},
	beginEdit: (orders, { id }) => {
		const there = orderAt(orders, id);
		const open = there && !there.locked;
		return {
			orderEditBegin: { calculatedOrder: open ? editing(there) : null, userErrors: open ? FINE : LOCKED }
		};
	},
	setQuantity: (orders, { id, lineItemId, quantity }) => {
		const line = orderAt(orders, id)?.lines.find((one) => one.id === idIn(String(lineItemId)));
		if (line) line.current = Number(quantity);
		return { orderEditSetQuantity: { calculatedLineItem: { id: lineItemId, quantity }, userErrors: FINE } };
	},
	commitEdit: (_orders, { id }) => ({
		orderEditCommit: { order: { id: gid('Order', idIn(String(id))) }, userErrors: FINE }
	}),
	closeOrder: (orders, { id }) => {
		const there = orderAt(orders, id);
		if (there) there.closed = true;
		return { orderClose: { order: { id, closed: true }, userErrors: FINE } };
	},
	suggestRefund: (orders, { id }) => {
		const there = orderAt(orders, id);
		return { order: there ? suggested(there) : null };
	},
	createRefund: (orders, { input }) => {
		const { orderId, note, transactions } = wished.parse(input);
		const there = orderAt(orders, orderId);
		if (!there) return { refundCreate: { refund: null, userErrors: LOCKED } };
		const amount = Math.round(transactions.reduce((sum, one) => sum + Number(one.amount), 0) * 100);
		const made = { id: `9${there.id}${there.refunds.length}`, note, amount };
		there.refunds.push(made);
		return { refundCreate: { refund: refundMade(there, made), userErrors: FINE } };
	}
};
