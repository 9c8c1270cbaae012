import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { signatureOf } from '../../../src/lib/modules/channels/connectors/woocommerce/webhook';
import { checkOAuth } from './oauth';
import type { Fault, Named } from '../stores/there';
import { refundShown, shown, type Shelf, type StoreOrder } from './store';
import { thereIn } from './there';
import {
	changeOrder,
	newRefund,
	newWebhook,
	orderChange,
	productChange,
	refund,
	webhookChange,
	type No
} from './writes';

/** How the next calls go wrong. `does`: it is made all the same. `silent`: nothing is answered. */
export type WooFault = {
	readonly status?: number;
	readonly does?: boolean;
	readonly silent?: boolean;
	readonly retryAfter?: number;
	/** Only for calls such as `PUT /orders/1`; any where it is left out. */
	readonly on?: RegExp;
};
/** In its own words; how long to wait only its host would say. */
const faultOf = ({ on, how, does = false }: Fault): WooFault => ({
	...(how === 'busy' ? { status: 429, retryAfter: 120 } : {}),
	...{ does, silent: how === 'silent' },
	...(on ? { on: CALLS[on] } : {})
});
const CALLS = { read: /^GET \/orders\/\d+$/, units: /^PUT \/orders/, refund: /^POST \/orders/ };

export type WooCall = { readonly what: string; readonly body: unknown };

const API = '/wp-json/wc/v3';
const OTHER_KEYS = { key: 'ck_other', secret: 'cs_other' };
const KEYS = { key: 'ck_0123456789abcdef', secret: 'cs_fedcba9876543210' };

/** Parameters each question may have. */
const ALLOWED = ['dp', 'per_page', 'page', 'modified_after', 'dates_are_gmt', 'orderby', 'order', '_fields'];

type Reply = { readonly status: number; readonly body: unknown };
const yes = (body: unknown, status = 200): Reply => ({ status, body });
const refused = ({ status, code, message }: No): Reply => ({ status, body: { code, message, data: { status } } });
const unknown = refused({ status: 404, code: 'woocommerce_rest_shop_order_invalid_id', message: 'Invalid ID.' });
const isNo = (made: object): made is No => 'code' in made;

/** A store with WooCommerce's REST API over plain HTTP: it takes nothing that is not documented, and keeps state. */
export async function startWoo() {
	const orders = new Map<number, StoreOrder>();
	const shelf: Shelf = new Map();
	const calls: WooCall[] = [];
	const faults: WooFault[] = [];
	const webhooks: { id: number; topic: string; delivery_url: string; secret: string; status: string }[] = [];
	const nonces = new Set<string>();
	/** `meanwhile`: what happens there right after the next write on an order. */
	const fake = { keys: KEYS, now: '2026-03-02T09:00:00', meanwhile: NOTHING };
	let made = 500;
	const nextId = () => ++made;

	const take = <T>(schema: z.ZodType<T>, body: unknown, then: (read: T) => Reply): Reply => {
		const read = schema.safeParse(body);
		if (read.success) return then(read.data);
		const words = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
		return refused({ status: 400, code: 'rest_invalid_param', message: `Invalid parameter(s): ${words}` });
	};

	const onOrder = (order: StoreOrder, rest: string, method: string, body: unknown): Reply => {
		if (rest === '' && method === 'GET') return yes(shown(order));
		if (rest === '' && method === 'PUT')
			return take(orderChange, body, (change) => {
				const no = changeOrder(order, change, shelf, nextId);
				order.modifiedAt = fake.now;
				fake.meanwhile();
				fake.meanwhile = NOTHING;
				return no ? refused(no) : yes(shown(order));
			});
		if (rest === '/refunds' && method === 'GET')
			return yes(order.refunds.map((one) => refundShown(order, one)).toReversed());
		if (rest === '/refunds' && method === 'POST')
			return take(newRefund, body, (asked) => {
				const done = refund({ order, at: fake.now, nextId, shelf }, asked);
				return isNo(done) ? refused(done) : yes(refundShown(order, done), 201);
			});
		return refused({ status: 404, code: 'rest_no_route', message: 'No route was found' });
	};

	const onWebhooks = (id: string | undefined, method: string, body: unknown): Reply => {
		if (method === 'GET') return yes(webhooks.map(({ secret: _, ...shown }) => shown));
		if (method === 'POST')
			return take(newWebhook, body, (asked) => {
				const one = { id: nextId(), topic: asked.topic, delivery_url: asked.delivery_url, ...SWITCHED_ON };
				webhooks.push({ ...one, secret: asked.secret });
				return yes(one, 201);
			});
		return take(webhookChange, body, (change) => {
			const one = webhooks.find((webhook) => String(webhook.id) === id);
			return one ? yes(Object.assign(one, change)) : unknown;
		});
	};

	/** Variations are counted at their product. */
	const onProduct = (id: number, rest: string, method: string, body: unknown): Reply => {
		const stock = shelf.get(id);
		if (rest !== '') return yes({ id: Number(rest.split('/').at(-1)), manage_stock: 'parent', stock_quantity: null });
		if (stock === undefined) return refused({ status: 404, code: 'woocommerce_rest_product_invalid_id', message: '' });
		const seen = (quantity: number | null) => yes({ id, manage_stock: quantity !== null, stock_quantity: quantity });
		if (method === 'GET') return seen(stock);
		return take(productChange, body, ({ stock_quantity }) => seen(shelf.set(id, stock_quantity).get(id) ?? null));
	};

	const route = (method: string, url: URL, body: unknown): Reply => {
		const odd = [...url.searchParams.keys()].filter((name) => !ALLOWED.includes(name));
		if (odd.length > 0) return refused({ status: 400, code: 'rest_invalid_param', message: odd.join() });
		if (url.pathname === '/wp-json/') return yes({ name: 'Fake Woo', namespaces: ['wp/v2', 'wc/v3'] });
		const [, kind, id, rest = ''] = /^\/wp-json\/wc\/v3\/(\w+)(?:\/(\d+)(.*))?$/.exec(url.pathname) ?? [];
		if (kind === 'orders' && id === undefined) {
			const from = url.searchParams.get('modified_after') ?? '';
			const size = Number(url.searchParams.get('per_page') ?? '10');
			const start = (Number(url.searchParams.get('page') ?? '1') - 1) * size;
			const found = [...orders.values()].filter(({ modifiedAt }) => modifiedAt > from);
			return yes(found.slice(start, start + size).map(({ id, status }) => ({ id, status })));
		}
		const order = orders.get(Number(id));
		if (kind === 'orders') return order ? onOrder(order, rest, method, body) : unknown;
		if (kind === 'webhooks') return onWebhooks(id, method, body);
		if (kind === 'products') return onProduct(Number(id), rest, method, body);
		return refused({ status: 404, code: 'rest_no_route', message: 'No route was found' });
	};

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const raw = await text(request);
		const method = request.method ?? '';
		const url = new URL(request.url ?? '', `http://${request.headers.host}`);
		const what = `${method} ${url.pathname.replace(API, '')}`;
		calls.push({ what, body: raw === '' ? undefined : JSON.parse(raw) });
		const no = checkOAuth({ method, url, header: request.headers.authorization ?? '', keys: fake.keys, nonces });
		if (no) return reply(response, refused(no));
		const at = faults.findIndex(({ on }) => on === undefined || on.test(what));
		const [fault] = at < 0 ? [] : faults.splice(at, 1);
		if (!fault) return reply(response, route(method, url, calls.at(-1)?.body));
		if (fault.does) route(method, url, calls.at(-1)?.body);
		if (fault.silent) return request.socket.destroy();
		if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
		response.writeHead(fault.status ?? 500, { 'content-type': 'text/html' }).end('<h1>Critical error</h1>');
	};
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
	const address = server.address();
	const url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';

	type LineMore = { readonly stock?: number | null; readonly variation?: number };
	type Line = LineMore & { readonly sku: string; readonly quantity: number; readonly price: number };
	type More = Partial<
		Pick<StoreOrder, 'currency' | 'digits' | 'taxRate' | 'shipping' | 'status' | 'canRefund' | 'paidAt'>
	> & { readonly offline?: boolean };
	/** An order placed and paid there, its units taken off the shelf. */
	const place = (lines: readonly Line[], { offline = false, ...more }: More = {}): StoreOrder => {
		const goods = lines.map((line) => ({ ...line, product: nextId() }));
		const order: StoreOrder = {
			...{
				id: nextId(),
				currency: 'USD',
				digits: 2,
				taxRate: 0,
				shipping: 0,
				status: 'processing',
				canRefund: !offline
			},
			...{ paidAt: '2026-03-02T08:00:05', completedAt: null, modifiedAt: fake.now, email: 'ada@example.com' },
			...{ fees: [], refunds: [], meta: [], goods },
			lines: goods.map(({ sku, quantity, price, stock = 10, variation = 0, product }) => {
				shelf.set(product, stock);
				const [total, reduced] = [quantity * price, stock === null ? 0 : quantity];
				return { id: nextId(), sku, product, variation, quantity, subtotal: total, total, reduced };
			}),
			...more
		};
		orders.set(order.id, order);
		return order;
	};

	/** A delivery as WooCommerce would make it; the same `id` is the same delivery again. */
	const webhook = (topic: string, order: StoreOrder, id = `delivery${nextId()}`) => {
		const rawBody = JSON.stringify(topic === 'order.deleted' ? { id: order.id } : shown(order));
		const secret = webhooks.find((one) => one.topic === topic)?.secret ?? '';
		const headers = new Headers({
			...{ 'x-wc-webhook-topic': topic, 'x-wc-webhook-resource': 'order', 'x-wc-webhook-delivery-id': id },
			'x-wc-webhook-signature': signatureOf(rawBody, secret)
		});
		return { rawBody, headers };
	};
	const close = () => {
		server.closeAllConnections();
		return new Promise<void>((closed) => void server.close(() => closed()));
	};
	const credentials = { store_url: url, consumer_key: KEYS.key, consumer_secret: KEYS.secret };
	const fail = (...some: readonly Fault[]) => void faults.push(...some.map(faultOf));
	const trust = (isTrusted: boolean) => void (fake.keys = isTrusted ? KEYS : OTHER_KEYS);
	const writes = ({ id }: Named) =>
		calls.map(({ what }) => what).filter((what) => /^(PUT|POST) /.test(what) && what.includes(`/orders/${id}`));
	const known = {
		kind: 'woocommerce' as const,
		sendsParts: false,
		url,
		credentials,
		orders,
		shelf,
		calls,
		faults,
		webhooks,
		nextId
	};
	const all = Object.assign(fake, known, { place, webhook, fail, trust, writes, close });
	return Object.assign(all, { at: thereIn(all) });
}
export type WooFake = Awaited<ReturnType<typeof startWoo>>;

const NOTHING = (): unknown => undefined;
const SWITCHED_ON = { status: 'active' };

function reply(response: ServerResponse, { status, body }: Reply): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
