import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { signatureOf } from '../../../src/lib/modules/channels/connectors/bigcommerce/webhook';
import type { Fault, Named } from '../stores/there';
import { addressShown, productsShown, refundShown, shown, totalOf, transactionsShown, type StoreOrder } from './store';
import { thereIn } from './there';
import { adjustment, changeOrder, hook, orderChange, quote, quoteAsked, refund, refundAsked } from './writes';

/** How the next calls go wrong. `does`: it is made all the same. `silent`: nothing is answered. */
export type BigFault = {
	readonly status?: number;
	readonly does?: boolean;
	readonly silent?: boolean;
	/** For so many milliseconds nothing may be asked. */
	readonly reset?: number;
	/** Only for calls such as `PUT /v2/orders/1`; any where it is left out. */
	readonly on?: RegExp;
	/** Only once such a call was made, after so many others. */
	readonly after?: { readonly what: RegExp; readonly calls: number };
};
/** In its own words. */
const faultOf = ({ on, how, does = false }: Fault): BigFault => ({
	...(how === 'busy' ? { status: 429, reset: 120_000 } : {}),
	...{ does, silent: how === 'silent' },
	...(on ? { on: CALLS[on] } : {})
});
const CALLS = { read: /^GET .*orders\/\d+$/, units: /^PUT .*orders/, refund: /^POST .*refunds$/ };

export type BigCall = { readonly what: string; readonly body: unknown };

const [HASH, TOKEN, SECRET] = ['abc123', 'token_0123456789', 'client_secret_9876'];

/** Parameters each question may have. */
const ALLOWED = ['include', 'limit', 'page', 'min_date_modified', 'sort', 'destination', 'include_fields'];

type Reply = { readonly status: number; readonly body?: unknown };
const yes = (body: unknown, status = 200): Reply => ({ status, body });
const data = (value: unknown, status = 200): Reply => yes({ data: value, meta: {} }, status);
const no = (status: number, title: string): Reply => yes({ status, title, type: 'about:blank' }, status);
const oldNo = (status: number, message: string): Reply => yes([{ status, message }], status);
const gone = oldNo(404, 'The requested resource was not found.');

/** A store with BigCommerce's REST APIs: it takes nothing that is not documented, and keeps state. */
export async function startBig() {
	const orders = new Map<number, StoreOrder>();
	const shelf = new Map<number, number>();
	const calls: BigCall[] = [];
	const faults: BigFault[] = [];
	const webhooks: { id: number; scope: string; destination: string; is_active: boolean }[] = [];
	const rules = { taken: 'order_placed', onEdit: false, onCancel: false };
	const fake = { token: TOKEN, now: '2026-03-02T09:00:00+00:00', tracking: 'product', left: 140 };
	let made = 500;
	const nextId = () => ++made;

	const take = <T>(schema: z.ZodType<T>, body: unknown, then: (read: T) => Reply): Reply => {
		const read = schema.safeParse(body);
		return read.success ? then(read.data) : no(422, `The body is invalid: ${read.error.message}`);
	};

	/** What the store does to its shelf by itself, if it does. */
	const move = (order: StoreOrder, before: ReadonlyMap<number, number>) => {
		if (order.status === 5 ? !rules.onCancel : !rules.onEdit) return;
		for (const [product, quantity] of before) {
			const left = order.status === 5 ? 0 : (order.products.find((one) => one.product === product)?.quantity ?? 0);
			shelf.set(product, (shelf.get(product) ?? 0) + quantity - left);
		}
	};

	/** What it put back when the order was canceled it takes again with the order. */
	const takeAgain = ({ products }: StoreOrder) => {
		for (const { product, quantity } of products) shelf.set(product, (shelf.get(product) ?? 0) - quantity);
	};

	const onOrder = (order: StoreOrder, rest: string, method: string, body: unknown): Reply => {
		const asked = `${method} ${rest}`;
		if (asked === 'GET ') return yes(shown(order));
		if (asked === 'PUT ')
			return take(orderChange, body, (change) => {
				const [before, status] = [new Map(order.products.map((one) => [one.product, one.quantity])), order.status];
				const why = changeOrder(order, change, nextId);
				if (change.products || (change.status_id === 5 && status !== 5)) move(order, before);
				if (status === 5 && order.status !== 5 && rules.onCancel) takeAgain(order);
				return why ? oldNo(400, why) : yes(shown(order));
			});
		if (asked === 'GET /products') return yes(productsShown(order));
		if (asked === 'GET /shipping_addresses') return yes([addressShown]);
		if (asked === 'GET /transactions') return data(transactionsShown(order));
		if (asked === 'GET /payment_actions/refunds') return data(order.refunds.map((one) => refundShown(order, one)));
		if (asked === 'POST /payment_actions/refund_quotes')
			return take(quoteAsked, body, (question) => {
				const offered = quote(order, question);
				return offered ? data(offered, 201) : no(422, 'The amount is more than can be refunded.');
			});
		if (asked === 'POST /payment_actions/refunds')
			return take(refundAsked, body, (question) => {
				const done = refund(order, question, { id: nextId(), at: fake.now });
				return done ? data(refundShown(order, done), 201) : no(422, 'The payments do not match the quote.');
			});
		if (asked === 'POST /payment_actions/void') {
			order.paymentStatus = 'void pending';
			return yes({}, 201);
		}
		return no(405, 'Method not allowed');
	};

	const onHooks = (id: string | undefined, method: string, body: unknown): Reply => {
		if (method === 'GET') return data(webhooks);
		return take(hook, body, (asked) => {
			const known = webhooks.find((one) => String(one.id) === id);
			if (method === 'PUT') return known ? data(Object.assign(known, asked)) : no(404, 'Not found');
			const one = { id: nextId(), ...asked };
			webhooks.push(one);
			return data(one);
		});
	};

	const adjust = (body: unknown): Reply =>
		take(adjustment, body, ({ items }) => {
			for (const one of items) {
				const product = 'product_id' in one ? one.product_id : one.variant_id - 1;
				if ('product_id' in one !== (fake.tracking === 'product')) return no(422, 'Item has another tracking mode');
				shelf.set(product, (shelf.get(product) ?? 0) + one.quantity);
			}
			return yes({ transaction_id: 'a1' });
		});

	const route = (method: string, url: URL, path: string, body: unknown): Reply => {
		const odd = [...url.searchParams.keys()].filter((name) => !ALLOWED.includes(name));
		if (odd.length > 0) return no(422, `Unknown: ${odd.join()}`);
		if (path === '/v2/store') return yes({ id: HASH, name: 'Fake Big' });
		if (path === '/v3/settings/inventory')
			return data({
				...{ update_stock_behavior: rules.taken, edit_order_stock_adjustment: rules.onEdit },
				refund_order_stock_adjustment: rules.onCancel
			});
		if (path === '/v3/inventory/adjustments/relative' && method === 'POST') return adjust(body);
		if (/^\/v3\/catalog\/products\/\d+$/.test(path)) return data({ id: 1, inventory_tracking: fake.tracking });
		const [, hooks, one] = /^\/v3\/(hooks)(?:\/(\d+))?$/.exec(path) ?? [];
		if (hooks) return onHooks(one, method, body);
		const [, id, rest = ''] = /^\/v[23]\/orders(?:\/(\d+)(\/.*)?)?$/.exec(path) ?? [];
		if (id === undefined) return path === '/v2/orders' ? list(url) : no(404, 'No such route');
		const order = orders.get(Number(id));
		return order ? onOrder(order, rest, method, body) : path.startsWith('/v2') ? gone : no(404, 'Not found');
	};

	const list = ({ searchParams }: URL): Reply => {
		const from = new Date(searchParams.get('min_date_modified') ?? 0);
		const size = Number(searchParams.get('limit') ?? '50');
		const start = (Number(searchParams.get('page') ?? '1') - 1) * size;
		const found = [...orders.values()].filter(({ modifiedAt }) => new Date(modifiedAt) >= from);
		const page = found.slice(start, start + size).map(({ id, status }) => ({ id, status_id: status }));
		return page.length === 0 ? { status: 204 } : yes(page);
	};

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const raw = await text(request);
		const method = request.method ?? '';
		const url = new URL(request.url ?? '', `http://${request.headers.host}`);
		const path = url.pathname.replace(`/stores/${HASH}`, '');
		const what = `${method} ${path}`;
		calls.push({ what, body: raw === '' ? undefined : JSON.parse(raw) });
		response.setHeader('x-rate-limit-requests-left', String(fake.left));
		response.setHeader('x-rate-limit-requests-quota', '150');
		response.setHeader('x-rate-limit-time-window-ms', '30000');
		if (request.headers['x-auth-token'] !== fake.token) return reply(response, no(401, 'Unauthorized'));
		if (request.headers.accept !== 'application/json') return reply(response, no(406, 'XML?'));
		const isDue = ({ after }: BigFault) =>
			after === undefined || calls.slice(after.calls).some((call) => after.what.test(call.what));
		const at = faults.findIndex((one) => (one.on === undefined || one.on.test(what)) && isDue(one));
		const [fault] = at < 0 ? [] : faults.splice(at, 1);
		if (!fault) return reply(response, route(method, url, path, calls.at(-1)?.body));
		if (fault.does) route(method, url, path, calls.at(-1)?.body);
		if (fault.silent) return request.socket.destroy();
		if (fault.reset !== undefined) response.setHeader('x-rate-limit-time-reset-ms', String(fault.reset));
		reply(response, no(fault.status ?? 500, 'It broke'));
	};
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
	const address = server.address();
	const url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/stores/${HASH}` : '';

	type Line = { readonly sku: string; readonly quantity: number; readonly price: number; readonly discount?: number };
	type More = Partial<Pick<StoreOrder, 'currency' | 'digits' | 'taxRate' | 'shipping' | 'status' | 'offline'>> & {
		readonly paid?: 'purchase' | 'authorization' | 'nothing';
	};
	/** An order placed and paid there, its units taken off the shelf. */
	const place = (lines: readonly Line[], { paid = 'purchase', ...more }: More = {}): StoreOrder => {
		const goods = lines.map((line) => ({ ...line, product: nextId() }));
		const order: StoreOrder = {
			...{ id: nextId(), currency: 'USD', digits: 2, taxRate: 0, shipping: 0, status: 11, notes: '', offline: false },
			...{ fees: [], refunds: [], transactions: [], shippedAt: '', modifiedAt: fake.now, paymentStatus: '' },
			...{ declines: '', goods },
			products: goods.map(({ sku, quantity, price, discount = 0, product }) => {
				nextId(); // its variant
				shelf.set(product, 10);
				return { id: nextId(), sku, product, quantity, shipped: 0, price, discount };
			}),
			...more
		};
		if (paid !== 'nothing') order.transactions.push({ id: nextId(), event: paid, amount: totalOf(order) });
		orders.set(order.id, order);
		return order;
	};

	/** A delivery as BigCommerce would make it; the same `id` is the same delivery again. */
	const webhook = (scope: string, order: StoreOrder, id = `msg_${nextId()}`) => {
		const about = scope.includes('transaction') ? { order_id: String(order.id) } : { type: 'order', id: order.id };
		const said = { scope, store_id: '1', data: about, hash: 'a'.repeat(40), created_at: 1, producer: `stores/${HASH}` };
		const [rawBody, at] = [JSON.stringify(said), new Date('2026-03-02T09:00:00Z')];
		const headers = new Headers({
			...{ 'webhook-id': id, 'webhook-timestamp': String(at.getTime() / 1000) },
			'webhook-signature': `v1,other ${signatureOf(rawBody, { id, at, secret: SECRET })}`
		});
		return { rawBody, headers };
	};
	const close = () => {
		server.closeAllConnections();
		return new Promise<void>((closed) => void server.close(() => closed()));
	};
	const credentials = { store_hash: HASH, access_token: TOKEN, client_secret: SECRET };
	const fail = (...some: readonly Fault[]) => void faults.push(...some.map(faultOf));
	const trust = (isTrusted: boolean) => void (fake.token = isTrusted ? TOKEN : 'other');
	const writes = ({ id }: Named) =>
		calls.map(({ what }) => what).filter((what) => /^(PUT|POST) /.test(what) && what.includes(`/orders/${id}`));
	const known = {
		kind: 'bigcommerce' as const,
		sendsParts: true,
		url,
		credentials,
		orders,
		shelf,
		rules,
		calls,
		faults,
		webhooks,
		nextId
	};
	const all = Object.assign(fake, known, { place, webhook, fail, trust, writes, close });
	return Object.assign(all, { at: thereIn(all) });
}
export type BigFake = Awaited<ReturnType<typeof startBig>>;

function reply(response: ServerResponse, { status, body }: Reply): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(body === undefined ? undefined : JSON.stringify(body));
}
