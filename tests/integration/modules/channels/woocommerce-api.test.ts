import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Api, Push, RefundAsk } from '../../../../src/lib/modules/channels/connector';
import { woocommerce } from '../../../../src/lib/modules/channels/connectors/woocommerce/connector.server';
import { ChannelTrouble } from '../../../../src/lib/modules/channels/trouble';
import type { Line } from '../../../../src/lib/modules/channels/wire';
import { startWoo, type WooFake } from '../../../support/woocommerce/fake';
import { totalOf, type StoreOrder } from '../../../support/woocommerce/store';

let store: WooFake;
let api: Api;
beforeAll(async () => {
	store = await startWoo();
	const line: Line = async ({ method, path, body = null, headersAt }) => {
		const headers = { 'content-type': 'application/json', ...headersAt?.(new Date()) };
		const answer = await fetch(`${store.url}${path}`, { method, body, headers, redirect: 'manual' });
		return { status: answer.status, text: await answer.text(), headers: answer.headers };
	};
	api = woocommerce.open(line, store.credentials, store.url);
});
afterAll(() => store.close());
beforeEach(() => store.faults.splice(0));

const GOODS = [
	{ sku: 'DESK', quantity: 3, price: 1200 },
	{ sku: 'LAMP', quantity: 1, price: 2000 }
];
const knownOf = ({ lines }: StoreOrder, held: number) => ({
	lines: lines.map(({ id, quantity }) => ({ line: String(id), quantity })),
	held: { payment: held }
});
const read = async ({ id }: StoreOrder, known?: ReturnType<typeof knownOf>) => {
	const order = await api.readOrder(String(id), known);
	if (!order) throw new Error('the order is not there');
	return order;
};
const refund = ({ id }: StoreOrder, amount: number, key: string, more: Partial<RefundAsk> = {}) =>
	api.pushRefund({
		...{ order: String(id), payment: 'payment', kind: 'refund', amount, currency: 'USD', key },
		...{ note: '1001', held: 5600, ...more }
	});
type Off = readonly (readonly [sku: string, quantity: number])[];
const pushOf = ({ lines }: StoreOrder, mark: string, off: Off, more: Partial<Push> = {}): Push => ({
	...{ mark, whole: false, reason: null, note: 'C-1', restock: true, notify: false, ...more },
	lines: off.map(([sku, quantity]) => ({
		...{ line: String(lines.find((line) => line.sku === sku)?.id), quantity, before: 0, after: quantity }
	}))
});
const stockOf = ({ lines }: StoreOrder) => lines.map(({ product }) => store.shelf.get(product));

it('comes to what was paid to the cent, also where tax is rounded another way', async () => {
	const there = store.place(
		['A', 'B'].map((sku) => ({ sku, quantity: 3, price: 50 })),
		{ taxRate: 5 }
	);
	const paid = totalOf(there);
	const push = pushOf(there, 'psh_tax', [
		['A', 2],
		['B', 2]
	]);
	expect(await api.pushCancellation(await read(there), push)).toEqual({ state: 'done' });
	expect(totalOf(there)).toBe(paid);
	expect(there.fees).toMatchObject([{ total: 210 }]);
});

it('lowers the total of an order that nobody paid', async () => {
	const there = store.place(GOODS, { status: 'on-hold', paidAt: null });
	const order = await read(there);
	expect(order.money).toEqual([]);
	await api.pushCancellation(order, pushOf(there, 'psh_unpaid', [['DESK', 1]]));
	expect(there.fees).toEqual([]);
	expect(totalOf(there)).toBe(4400);
});

it('writes nothing on an order that changed since it was read, and nothing twice', async () => {
	const there = store.place(GOODS);
	const order = await read(there);
	const push = pushOf(there, 'psh_once', [['DESK', 1]]);
	store.at(there).setQuantity('DESK', 2);
	expect(await api.pushCancellation(order, push)).toMatchObject({ state: 'later' });
	expect(there.lines[0]?.quantity).toBe(2);
	store.at(there).setQuantity('DESK', 3);
	expect(await api.pushCancellation(order, push)).toEqual({ state: 'done' });
	expect(await api.pushCancellation(order, push)).toEqual({ state: 'done' });
	expect(there.lines[0]?.quantity).toBe(2);
});

type Shirt = {
	readonly what: string;
	readonly more: { readonly variation?: number; readonly stock?: number | null };
	readonly restock: boolean;
	readonly stock: number | null;
};
const SHIRTS: readonly Shirt[] = [
	{ what: 'a variation that is counted at its product', more: { variation: 9 }, restock: true, stock: 12 },
	{ what: 'what nobody counts', more: { stock: null }, restock: true, stock: null },
	{ what: 'what is not to be sold', more: {}, restock: false, stock: 10 }
];
it.each(SHIRTS)('leaves the shelf right of a line that is removed: $what', async ({ more, restock, stock }) => {
	const there = store.place([...GOODS, { sku: 'SHIRT', quantity: 2, price: 900, ...more }]);
	const product = there.lines[2]?.product ?? 0;
	const push = pushOf(there, `psh_${there.id}`, [['SHIRT', 2]], { restock });
	expect(await api.pushCancellation(await read(there), push)).toEqual({ state: 'done' });
	expect(there.lines).toHaveLength(2);
	expect(store.shelf.get(product)).toBe(stock);
});

const WHOLE = [
	['DESK', 3],
	['LAMP', 1]
] as const;
type Lost = {
	readonly what: string;
	readonly off: Off;
	readonly more: Partial<Push>;
	readonly stock: readonly number[];
};
const LOST: readonly Lost[] = [
	{ what: 'a line that is removed', off: [['LAMP', 1]], more: {}, stock: [10, 11] },
	{ what: 'units not to be sold', off: [['DESK', 2]], more: { restock: false }, stock: [10, 10] },
	{ what: 'an order not to be sold', off: WHOLE, more: { restock: false, whole: true }, stock: [10, 10] }
];
/** Its own counts tell, so nothing is asked of our books. */
const never = () => Promise.reject(new Error('not asked'));
const NO_BOOK = { stepOf: never, note: never, tell: never };
const CALLS = [{ on: /^GET \/products/ }, { on: /^PUT \/products/ }, { on: /^PUT \/products/, does: true }];
it.each(LOST)('leaves on the order what is lost once it is written, and does it later: $what', async (lost) => {
	for (const call of CALLS) {
		const there = store.place(GOODS);
		const shelves = there.lines.map(({ product }) => product);
		const order = await read(there);
		store.meanwhile = () => store.faults.push({ ...call, silent: true });
		await expect(api.pushCancellation(order, pushOf(there, `psh_${there.id}`, lost.off, lost.more))).rejects.toThrow();
		expect(await read(there)).toMatchObject({ unfinished: true });
		await api.finish?.(await read(there), NO_BOOK);
		expect(await read(there)).toMatchObject({ unfinished: false });
		expect(shelves.map((product) => store.shelf.get(product))).toEqual(lost.stock);
	}
});

it.each([
	{ currency: 'KRW', digits: 0, price: 12_000, back: '12000' },
	{ currency: 'KWD', digits: 3, price: 12_345, back: '12.345' }
])('says $back for that in $currency', async ({ currency, digits, price, back }) => {
	const there = store.place([{ sku: 'DESK', quantity: 2, price }], { currency, digits });
	await refund(there, price, 'rfd_digits', { currency, held: 2 * price });
	expect(store.calls.at(-1)?.body).toMatchObject({ amount: back });
});

it('puts units back once where others buy of the same shelf meanwhile', async () => {
	const there = store.place(GOODS);
	const desk = there.lines[0]?.product ?? 0;
	const order = await read(there);
	store.meanwhile = () => store.shelf.set(desk, 8);
	await api.pushCancellation(order, pushOf(there, 'psh_sold', [['DESK', 3]]));
	expect(store.shelf.get(desk)).toBe(11);
});

it('refuses units that have left', async () => {
	const there = store.place(GOODS);
	const order = await read(there);
	store.at(there).ship();
	const push = pushOf(there, 'psh_late', [['DESK', 1]]);
	expect(await api.pushCancellation(order, push)).toMatchObject({ state: 'refused', code: 'sent_there' });
});

it('knows an order that was canceled and then refunded by us for canceled', async () => {
	const there = store.place(GOODS);
	const known = knownOf(there, 5600);
	store.at(there).cancel();
	expect(await refund(there, 5600, 'rfd_all')).toMatchObject({ state: 'succeeded' });
	expect(there.status).toBe('refunded');
	const order = await read(there, known);
	expect(order.canceled).toBe(true);
	expect(order.lines.map(({ removed }) => removed)).toEqual([3, 1]);
	expect(order.money).toMatchObject([{ captured: 5600, movements: [{ key: 'rfd_all', amount: 5600 }] }]);
});

it('takes no order for over that only our refund made look so, and still cancels it', async () => {
	const there = store.place(GOODS);
	const known = knownOf(there, 5600);
	await refund(there, 5600, 'rfd_first');
	const order = await read(there, known);
	expect(order).toMatchObject({ canceled: false, lines: [{ removed: 0 }, { removed: 0 }] });
	const all = pushOf(
		there,
		'psh_then',
		[
			['DESK', 3],
			['LAMP', 1]
		],
		{ whole: true }
	);
	expect(await api.pushCancellation(order, all)).toEqual({ state: 'done' });
	expect(there.status).toBe('cancelled');
	expect(stockOf(there)).toEqual([13, 11]);
	expect((await read(there, known)).marks.toSorted()).toEqual(['psh_then', 'rfd_first']);
});

it('gives back more than an order comes to since somebody lowered it there, up to what was paid', async () => {
	const there = store.place(GOODS);
	store.at(there).setQuantity('LAMP', 0);
	store.at(there).setQuantity('DESK', 1);
	expect(await refund(there, 4400, 'rfd_low')).toMatchObject({ state: 'succeeded' });
	expect(there.status).toBe('processing');
	expect(totalOf(there)).toBe(5600);
	expect(await refund(there, 1201, 'rfd_high')).toMatchObject({ state: 'failed' });
});

it('says by one fee what is to be refunded, also where an order comes to less than it should once more', async () => {
	const there = store.place(GOODS);
	await api.pushCancellation(await read(there), pushOf(there, 'psh_fee', [['DESK', 1]]));
	for (const fee of there.fees) fee.total -= 1; // whoever was to even it out did not come to it
	expect(await refund(there, 1200, 'rfd_fee')).toMatchObject({ state: 'succeeded' });
	expect([totalOf(there), there.fees.map(({ total }) => total)]).toEqual([5600, [1200]]);
});

it('pays once for one key, also where the answer was lost', async () => {
	const there = store.place(GOODS);
	store.faults.push({ does: true, silent: true, on: /^POST/ });
	await expect(refund(there, 1200, 'rfd_lost')).rejects.toThrow();
	expect(await refund(there, 1200, 'rfd_lost')).toMatchObject({ state: 'succeeded' });
	expect(there.refunds).toHaveLength(1);
});

it('waits where the store booked a refund of ours and does not say that it paid it', async () => {
	const there = store.place(GOODS);
	await refund(there, 1200, 'rfd_half');
	for (const one of there.refunds) one.paid = false;
	expect(await refund(there, 1200, 'rfd_half')).toMatchObject({ state: 'pending' });
	expect((await read(there)).money[0]?.movements).toMatchObject([{ receipt: { state: 'pending' } }]);
});

it('releases nothing, since nothing is only authorized there', async () => {
	expect(await refund(store.place(GOODS), 1200, 'rfd_void', { kind: 'void' })).toMatchObject({ state: 'failed' });
});

it.each([
	{ what: 'a broken page', fault: { status: 500 } },
	{ what: 'a page that is no answer', fault: { status: 200 } },
	{ what: 'another place', fault: { status: 301 } },
	{ what: 'that nobody knows the address', fault: { status: 404 } }
])('takes $what for trouble, and never for an order that is gone', async ({ fault }) => {
	const there = store.place(GOODS);
	store.faults.push(fault);
	await expect(api.readOrder(String(there.id))).rejects.toBeInstanceOf(ChannelTrouble);
});

it('takes a fee below nothing for a discount on the order', async () => {
	const there = store.place(GOODS);
	there.fees.push({ id: 77, name: 'Loyalty', total: -600, meta: [] });
	const taken = (await read(there)).taken();
	expect(taken).toMatchObject({
		ok: true,
		value: {
			lines: there.lines.map(({ id }) => String(id)),
			input: { line_items: [{}, {}, { title: 'Loyalty', unit_price: -600 }], tenders: [{ captured: 5000 }] }
		}
	});
});

it('finds what changed page by page, and no baskets', async () => {
	store.now = '2026-04-01T00:00:00';
	const placed = Array.from({ length: 101 }, () => store.place(GOODS));
	const draft = store.place(GOODS, { status: 'checkout-draft' });
	const first = await api.changedSince(new Date('2026-03-31T00:00:00Z'), null);
	const second = await api.changedSince(new Date('2026-03-31T00:00:00Z'), first.next);
	expect([...first.ids, ...second.ids]).toEqual(placed.map(({ id }) => String(id)));
	expect(second.next).toBeNull();
	expect(await api.readOrder(String(draft.id))).toBeUndefined();
});

it('has each webhook once, and switches it on again with the secret of now', async () => {
	const address = 'https://shop.example/webhooks/woocommerce/con_1';
	await api.registerWebhooks(address, 'first');
	for (const one of store.webhooks) one.status = 'disabled';
	await api.registerWebhooks(address, 'second');
	const made = { delivery_url: address, status: 'active', secret: 'second' };
	expect(store.webhooks).toMatchObject([made, made, made, made]);
	expect(new Set(store.webhooks.map(({ topic }) => topic)).size).toBe(4);
});
