import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { askFix } from '../../../../src/lib/modules/cancellations/actions/money/reconcile.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { drift, driftOn } from '../../../support/drift';
import { shopOnWoo, type ShopOnWoo } from '../../../support/woocommerce/shop';
import { totalOf, type StoreOrder } from '../../../support/woocommerce/store';

let shop: ShopOnWoo;
beforeAll(async () => {
	shop = await shopOnWoo();
});
afterAll(() => shop.close());

const GOODS = [
	{ sku: 'DESK', quantity: 3, price: 1200 },
	{ sku: 'LAMP', quantity: 1, price: 2000 }
];
const ALL = [
	['DESK', 3],
	['LAMP', 1]
] as const;

const left = ({ lines }: StoreOrder) => lines.map(({ sku, quantity }) => [sku, quantity]);
const refunded = ({ refunds }: StoreOrder) => refunds.reduce((all, { amount }) => all + amount, 0);
const stockOf = ({ lines }: StoreOrder) => lines.map(({ product }) => shop.store.shelf.get(product));
/** The last refund makes the store call it refunded, unless it is canceled after that. */
const OVER = ['cancelled', 'refunded'];
const casesOf = (orderId: string) => shop.db.$count(cancellations, eq(cancellations.orderId, orderId));
const bodiesOf = (what: string) => shop.store.calls.filter((call) => call.what === what).map(({ body }) => body);
const writesTo = ({ id }: StoreOrder) => bodiesOf(`PUT /orders/${id}`);
const refundsOf = ({ id }: StoreOrder) => bodiesOf(`POST /orders/${id}/refunds`);
const writes = () => shop.store.calls.filter(({ what }) => /^(PUT|POST) \/orders/.test(what));

it('takes in an order with its lines, its shipping and its payment', async () => {
	const ours = await shop.bring(shop.store.place(GOODS, { shipping: 500, taxRate: 10 }));
	expect(ours).toMatchObject({ channel: 'woocommerce', currency: 'USD', total: 6710, email: 'ada@example.com' });
	expect(ours.lines.map(({ sku, quantity, paid, tax }) => [sku, quantity, paid, tax])).toEqual([
		['DESK', 3, 3960, 360],
		['LAMP', 1, 2200, 200]
	]);
	expect(ours.tenders).toMatchObject([{ gateway: 'channel', captured: 6710, label: 'Credit card', automatic: true }]);
});

it('cancels all of it by the state, and gives the money back by one refund that says what is not to happen', async () => {
	const there = shop.store.place(GOODS, { shipping: 500 });
	const ours = await shop.bring(there);
	const before = writes().length;
	const id = await shop.cancel(ours, ALL);
	expect(refunded(there)).toBe(6100);
	expect(OVER).toContain(there.status);
	expect(stockOf(there)).toEqual([13, 11]);
	expect(writes().slice(before)).toHaveLength(2);
	expect(writesTo(there)).toMatchObject([{ status: 'cancelled' }]);
	expect(refundsOf(there)).toMatchObject([
		{ amount: '61.00', api_refund: true, api_restock: false, reason: expect.stringMatching(/\[rfd_\w+\]$/) }
	]);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 6100 });
	await shop.tell(there);
	expect(await casesOf(ours.id)).toBe(1);
});

it('sets quantities for a part of it, leaves the state alone, and the order still comes to what was paid', async () => {
	const there = shop.store.place(GOODS, { taxRate: 7 });
	const paid = totalOf(there);
	const ours = await shop.bring(there);
	const id = await shop.cancel(ours, [['DESK', 2]]);
	expect(left(there)).toEqual([
		['DESK', 1],
		['LAMP', 1]
	]);
	expect(there.status).toBe('processing');
	expect(there.lines[0]).toMatchObject({ total: 1200, subtotal: 1200 });
	expect(totalOf(there)).toBe(paid);
	expect(refunded(there)).toBe(2568);
	expect(stockOf(there)).toEqual([12, 10]);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2568 });
});

it('ends three parts where all of it ends', async () => {
	const there = shop.store.place(GOODS, { shipping: 500 });
	const shelves = there.lines.map(({ product }) => product);
	const ours = await shop.bring(there);
	for (const part of [[['DESK', 2]], [['LAMP', 1]], [['DESK', 1]]] as const) {
		await shop.cancel(await shop.oursOf(there), part);
		await shop.tell(there);
	}
	expect(OVER).toContain(there.status);
	expect(refunded(there)).toBe(6100);
	expect(shelves.map((product) => shop.store.shelf.get(product))).toEqual([13, 11]);
	const after = await shop.order(ours.id);
	expect(after.lines.map(({ units }) => units.canceled)).toEqual([3, 1]);
	expect(await casesOf(ours.id)).toBe(3);
});

it('puts a removed line’s units back on the shelf, which the store does not', async () => {
	const there = shop.store.place(GOODS);
	const lamp = there.lines[1]?.product ?? 0;
	await shop.cancel(await shop.bring(there), [['LAMP', 1]]);
	expect(left(there)).toEqual([['DESK', 3]]);
	expect(shop.store.shelf.get(lamp)).toBe(11);
});

it('takes units off the shelf again that are not to be sold', async () => {
	const there = shop.store.place(GOODS);
	await shop.cancel(await shop.bring(there), [['DESK', 1]], { restock: false });
	expect(stockOf(there)[0]).toBe(10);
});

it.each([
	{ currency: 'KRW', digits: 0, price: 12_000, back: '12000' },
	{ currency: 'KWD', digits: 3, price: 12_345, back: '12.345' }
])('gives back whole units of $currency', async ({ currency, digits, price, back }) => {
	const there = shop.store.place([{ sku: 'DESK', quantity: 2, price }], { currency, digits });
	const ours = await shop.bring(there);
	expect(ours).toMatchObject({ currency, total: 2 * price });
	await shop.cancel(ours, [['DESK', 1]]);
	expect(refunded(there)).toBe(price);
	expect(refundsOf(there)).toMatchObject([{ amount: back }]);
});

const isRefusalOn = (order: string) => and(eq(tasks.orderId, order), eq(tasks.kind, 'channel_refused'));
type Asked = Parameters<ShopOnWoo['itemsOf']>[1];

/** Staff cancel here and owe the money, the store is told, and then they take all of it back. */
async function undone(there: StoreOrder, asked: Asked, more: { restock?: boolean } = {}) {
	const ours = await shop.bring(there);
	const items = shop.itemsOf(ours, asked);
	const { id } = await request(shop.staff('manager'), { order: ours.id, items, when: 'later', ...more });
	await shop.pass(11);
	const told = { status: there.status, left: left(there) };
	await undo(shop.staff('manager'), { id, answers: [] });
	for (let time = 0; time < 3; time++) await shop.pass(11);
	await shop.tell(there);
	expect(await shop.see(id)).toMatchObject({ state: 'undone' });
	return { ours: await shop.order(ours.id), told };
}

it('opens a canceled order again when its cancellation is undone, and takes its units off the shelf', async () => {
	const there = shop.store.place(GOODS, { shipping: 500 });
	const { ours, told } = await undone(there, ALL);
	expect(told.status).toBe('cancelled');
	expect([there.status, left(there), stockOf(there)]).toEqual(['processing', ALL, [10, 10]]);
	expect(ours.lines.map(({ units }) => units.open)).toEqual([3, 1]);
	expect(await casesOf(ours.id)).toBe(1);
	await shop.cancel(ours, ALL); // and once more, for good
	expect([OVER.includes(there.status), refunded(there)]).toEqual([true, 6100]);
});

it.each([
	{ what: 'once more', restock: true, fault: [] },
	{ what: 'not, where nobody put them there', restock: false, fault: [] },
	{
		what: 'once, also where the answer is lost',
		restock: true,
		fault: [{ on: /^PUT \/orders/, does: true, silent: true }]
	}
])(
	'raises lines again when a part is undone, and takes their units off the shelf $what',
	async ({ restock, fault }) => {
		const there = shop.store.place(GOODS, { taxRate: 7 });
		const paid = totalOf(there);
		const ours = await shop.bring(there);
		const items = shop.itemsOf(ours, [['DESK', 2]]);
		const { id } = await request(shop.staff('manager'), { order: ours.id, items, when: 'later', restock });
		await shop.pass(11);
		expect([left(there)[0], stockOf(there)[0]]).toEqual([['DESK', 1], restock ? 12 : 10]);
		shop.store.faults.push(...fault);
		await undo(shop.staff('manager'), { id, answers: [] });
		for (let time = 0; time < 3; time++) await shop.pass(11);
		expect(shop.store.faults).toEqual([]);
		expect([left(there), totalOf(there), stockOf(there)]).toEqual([ALL, paid, [10, 10]]);
		expect((await shop.tell(there)).lines.map(({ units }) => units.open)).toEqual([3, 1]);
	}
);

it('puts a removed line before a person when it is to come back, since the store can’t', async () => {
	const { ours } = await undone(shop.store.place(GOODS), [['LAMP', 1]]);
	const asked = await shop.db.select({ facts: tasks.facts }).from(tasks).where(isRefusalOn(ours.id));
	expect(asked).toMatchObject([{ facts: { code: 'line_removed', order: expect.any(String) } }]);
});

it('is compared with our books: units that came back there and money that went there, each with its fix', async () => {
	const there = shop.store.place(GOODS);
	const ours = await shop.bring(there);
	await shop.cancel(ours, [['DESK', 1]]);
	expect(await drift(shop, ours.id)).toEqual([]);
	shop.store.there.setQuantity(there, 'DESK', 3);
	shop.store.there.refund(there, 500);
	const found = await drift(shop, ours.id);
	expect(found.map(({ store, item, difference: { kind } }) => [store, item, kind]).toSorted()).toEqual([
		['Fake Woo', null, 'missing_here'],
		['Fake Woo', 'DESK', 'units']
	]);
	const units = { kind: 'units', oursUnits: 1, platformUnits: 0 };
	const money = { kind: 'missing_here', gateway: 'channel', oursMinor: null, platformMinor: 500 };
	for (const wanted of [units, money])
		expect(found.map(({ difference }) => difference)).toContainEqual(expect.objectContaining(wanted));
	for (let [next] = found; next; [next] = await driftOn(shop, ours.id)) {
		await askFix(shop.staff('manager'), { difference: next.difference.id });
		await shop.settle(); // one may put the other right, too
	}
	for (let time = 0; time < 3; time++) await shop.pass(11);
	expect([left(there)[0], refunded(there)]).toEqual([['DESK', 2], 1700]);
	expect(await drift(shop, ours.id)).toEqual([]);
});
