import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { graphql } from 'graphql';
import { z } from 'zod';
import { signatureOf } from '../../../src/lib/modules/channels/connectors/shopify/webhook';
import type { Fault, Named } from '../stores/there';
import { mutationsOn } from './mutations';
import { ADMIN_SCHEMA } from './schema';
import { GRANTED, isShown } from './scopes';
import {
	fulfillmentOrderShown,
	fulfillmentShown,
	gid,
	paged,
	refundShown,
	shown,
	tail,
	type Beside,
	type StoreOrder
} from './store';
import { thereIn } from './there';

/** How the next calls go wrong. `does`: it is made all the same. `silent`: nothing is answered. */
export type ShopifyFault = {
	readonly status?: number;
	readonly throttled?: boolean;
	readonly does?: boolean;
	readonly silent?: boolean;
	/** Only for these operations; any where it is left out. */
	readonly on?: RegExp;
};

/** In its own words: it says with a yes that we are too fast. */
const faultOf = ({ on, how, does = false }: Fault): ShopifyFault => ({
	...{ throttled: how === 'busy', does, silent: how === 'silent' },
	...(on ? { on: CALLS[on] } : {})
});
const CALLS = { read: /^readOrder$/, units: /^(commitEdit|cancelOrder)$/, refund: /^createRefund$/ };
const WRITES = ['beginEdit', 'cancelOrder', 'createRefund', 'closeOrder'];

export type ShopifyCall = { readonly operation: string; readonly variables: Readonly<Record<string, unknown>> };

const asked = z.strictObject({ query: z.string(), variables: z.record(z.string(), z.unknown()) });
const TOKEN = 'shpat_test';
const SECRET = 'shpss_test_secret';
const PATH = '/admin/api/2026-10/graphql.json';

/** A store with an Admin API: it takes nothing the published schema does not know, keeps state, and has jobs to be polled. */
export async function startShopify() {
	const orders = new Map<string, StoreOrder>();
	const calls: ShopifyCall[] = [];
	const faults: ShopifyFault[] = [];
	const webhooks: { id: string; topic: string; uri: string }[] = [];
	const fake = { token: TOKEN, refundStatus: 'SUCCESS', jobPolls: 1, points: 2000, failJobs: false, scopes: GRANTED };
	let made = 9000;
	const nextId = () => String(++made);
	const jobs = new Map<string, { polls: number; finish: () => void }>();
	const world = { orders, jobs, webhooks, fake, nextId, refunds: new Map<string, unknown>() };

	const root = {
		order: ({ id }: { id: string }) => {
			const found = orders.get(tail(id));
			return found && isShown(fake, found) ? shown(found, fake) : null;
		},
		orders: ({ query, first, after }: { query: string; first: number; after: string | null }) => {
			const named = /^name:"(.+)"$/.exec(query)?.[1];
			if (named)
				return paged([...orders.values()].filter(({ name }) => name.includes(named)).map((one) => shown(one)))({
					first,
					after
				});
			const from = /updated_at:>='([^']+)'/.exec(query)?.[1] ?? '';
			const seen = [...orders.values()].filter((one) => isShown(fake, one));
			const ids = seen.filter(({ updatedAt }) => updatedAt >= from.slice(0, 19));
			return paged(ids.map((one) => shown(one)))({ first, after });
		},
		refund: ({ id }: { id: string }) => {
			for (const order of orders.values())
				for (const one of order.refunds) if (one.id === tail(id)) return refundShown(order, one);
			return null;
		},
		fulfillment: ({ id }: { id: string }) => {
			const order = orders.get(tail(id).slice(1));
			return order ? fulfillmentShown(order) : null;
		},
		fulfillmentOrder: ({ id }: { id: string }) => {
			for (const order of orders.values())
				for (const one of order.fulfillmentOrders) if (one.id === tail(id)) return fulfillmentOrderShown(order, one);
			return null;
		},
		job: ({ id }: { id: string }) => {
			const job = jobs.get(tail(id));
			if (!job) return null;
			if (--job.polls <= 0) job.finish();
			return { id, done: job.polls <= 0 };
		},
		shop: () => ({ name: 'Fake store', myshopifyDomain: 'fake.myshopify.com' }),
		currentAppInstallation: () => ({ accessScopes: fake.scopes.map((handle) => ({ handle })) }),
		webhookSubscriptions: ({ uri, ...page }: { uri: string; first: number }) =>
			paged(webhooks.filter((one) => one.uri === uri))(page),
		...mutationsOn(world)
	};

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const raw = await text(request);
		if (request.url !== PATH || request.method !== 'POST') return reply(response, 404, {});
		if (request.headers['x-shopify-access-token'] !== fake.token) return reply(response, 401, NO_TOKEN);
		const { query, variables } = asked.parse(JSON.parse(raw));
		const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
		calls.push({ operation, variables });
		const at = faults.findIndex(({ on }) => on === undefined || on.test(operation));
		const [fault] = at < 0 ? [] : faults.splice(at, 1);
		if (fault?.throttled) return reply(response, 200, THROTTLED);
		if (fault && !fault.does) return fault.silent ? request.socket.destroy() : reply(response, fault.status ?? 500, {});
		const result = await graphql({ schema: ADMIN_SCHEMA, source: query, rootValue: root, variableValues: variables });
		if (fault?.silent) {
			for (const job of jobs.values()) job.finish(); // nobody is told to ask after it
			return request.socket.destroy();
		}
		if (fault) return reply(response, fault.status ?? 500, {});
		return reply(response, 200, { ...result, extensions: costOf(fake.points) });
	};
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
	const address = server.address();
	const url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';

	type Line = Pick<StoreOrder['lines'][number], 'sku' | 'quantity' | 'price'>;
	type More = {
		currency?: string;
		digits?: number;
		shipping?: number;
		authorized?: boolean;
		offline?: boolean;
		email?: string;
		beside?: Partial<Beside>;
	};
	/** An order placed and paid there. */
	const place = (lines: readonly Line[], more: More = {}): StoreOrder => {
		const { currency = 'USD', digits = 2, shipping = 0, authorized = false, offline: manual = false } = more;
		const { email = 'ada@example.com' } = more;
		const beside = { ...{ duties: 0, fees: 0, tip: 0, rounding: 0 }, ...more.beside };
		const extra = Object.values(beside).reduce((all, amount) => all + amount, shipping);
		const total = lines.reduce((all, { quantity, price }) => all + quantity * price, extra);
		const id = nextId();
		const paid = {
			kind: authorized ? ('AUTHORIZATION' as const) : ('SALE' as const),
			status: 'SUCCESS',
			parent: null,
			manual
		};
		const order: StoreOrder = {
			...{
				id,
				name: `#${id}`,
				currency,
				digits,
				shipping,
				beside,
				email,
				closed: false,
				cancelledAt: null,
				staffNote: null
			},
			lines: lines.map((line) => ({ ...line, id: nextId(), current: line.quantity, fulfilled: 0, shelf: 10 })),
			transactions: [{ id: nextId(), amount: total, ...paid }],
			...{ refunds: [], fulfillmentOrders: [], updatedAt: '2026-03-02T10:00:00' }
		};
		orders.set(id, order);
		return order;
	};

	/** A delivery as Shopify would make it; the same `id` is the same delivery again. */
	const webhook = (topic: string, order: StoreOrder, id = nextId()) => {
		const rawBody = JSON.stringify(bodyOf(topic, order));
		const headers = new Headers({
			...{ 'x-shopify-topic': topic, 'x-shopify-webhook-id': id, 'x-shopify-api-version': '2026-10' },
			'x-shopify-hmac-sha256': signatureOf(rawBody, SECRET)
		});
		return { rawBody, headers };
	};
	const close = () => {
		server.closeAllConnections();
		return new Promise<void>((closed) => void server.close(() => closed()));
	};
	const credentials = { shop: 'fake', access_token: TOKEN, client_secret: SECRET };
	const fail = (...some: readonly Fault[]) => void faults.push(...some.map(faultOf));
	const trust = (isTrusted: boolean) => void (fake.token = isTrusted ? TOKEN : 'shpat_other');
	const writes = ({ id }: Named) =>
		calls
			.filter(({ operation }) => WRITES.includes(operation))
			.filter(({ variables }) => JSON.stringify(variables).includes(`/${id}"`))
			.map(({ operation }) => operation);
	const known = {
		kind: 'shopify' as const,
		sendsParts: true,
		url,
		credentials,
		orders,
		calls,
		faults,
		webhooks,
		nextId
	};
	const all = Object.assign(fake, known, { place, webhook, fail, trust, writes, close });
	return Object.assign(all, { at: thereIn(all) });
}
export type ShopifyFake = Awaited<ReturnType<typeof startShopify>>;

const NO_TOKEN = { errors: '[API] Invalid API key or access token' };

const costOf = (left: number, requestedQueryCost = 20) => ({
	cost: {
		requestedQueryCost,
		throttleStatus: { maximumAvailable: 2000, currentlyAvailable: left, restoreRate: 100 }
	}
});
const THROTTLED = {
	errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
	extensions: costOf(0, 200)
};

function reply(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

/** Its bodies are in the words of its older API, with numbers for ids. */
function bodyOf(topic: string, order: StoreOrder): unknown {
	const id = Number(order.id);
	if (topic === 'orders/edited') return { order_edit: { order_id: id, line_items: { additions: [], removals: [] } } };
	if (topic === 'refunds/create') return { id: 1, order_id: id };
	if (topic.startsWith('fulfillment_orders/')) return { fulfillment_order: { id: gid('FulfillmentOrder', '1') } };
	return { id, name: order.name, email: order.email };
}
