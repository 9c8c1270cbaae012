import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBig, pushOf, type BigApi } from '../../../support/bigcommerce/api';
import type { BigFake } from '../../../support/bigcommerce/fake';
import type { StoreOrder } from '../../../support/bigcommerce/store';

let big: BigApi;
let store: BigApi['store'];
let api: BigApi['api'];
beforeAll(async () => {
	big = await openBig();
	({ store, api } = big);
});
afterAll(() => big.close());
beforeEach(() => big.reset());

const GOODS = [
	{ sku: 'DESK', quantity: 3, price: 1200 },
	{ sku: 'LAMP', quantity: 1, price: 2000 }
];
const shelfOf = ({ products }: StoreOrder) => store.shelf.get(products[0]?.product ?? 0);

type Shelf = { what: string; rules: Partial<BigFake['rules']>; whole: boolean; restock: boolean; stock: number };
const SHELVES: readonly Shelf[] = [
	{ what: 'by us, where the store does not', rules: {}, whole: false, restock: true, stock: 12 },
	{ what: 'by the store, where it does', rules: { onEdit: true }, whole: false, restock: true, stock: 12 },
	{ what: 'by nobody, where it is not to be sold', rules: { onEdit: true }, whole: false, restock: false, stock: 10 },
	{ what: 'by the store, where all is canceled', rules: { onCancel: true }, whole: true, restock: true, stock: 12 },
	{ what: 'by us, where all is canceled', rules: {}, whole: true, restock: true, stock: 12 },
	{
		what: 'by nobody, where it was not taken yet',
		rules: { taken: 'order_completed_or_shipped' },
		whole: true,
		restock: true,
		stock: 10
	}
];
it.each(SHELVES)('has units put back $what', async ({ rules, whole, restock, stock }) => {
	Object.assign(store.rules, rules);
	const there = store.place([{ sku: 'DESK', quantity: 2, price: 1200 }, ...(whole ? [] : GOODS.slice(1))]);
	const product = there.products[0]?.product ?? 0;
	expect(await big.push(there, `psh_${there.id}`, [['DESK', 2]], { whole, restock })).toEqual({ state: 'done' });
	expect(store.shelf.get(product)).toBe(stock);
});

it('counts by variant where the store does, and leaves alone what nobody counts', async () => {
	const [counted, alone] = [store.place(GOODS), store.place(GOODS)];
	store.tracking = 'variant';
	await big.push(counted, 'psh_variant', [['DESK', 1]]);
	store.tracking = 'none';
	await big.push(alone, 'psh_none', [['DESK', 1]]);
	const stock = [counted, alone].map(({ products }) => store.shelf.get(products[0]?.product ?? 0));
	expect(stock).toEqual([11, 10]);
});

it('writes nothing where it may not ask what the shelf wants', async () => {
	const there = store.place(GOODS);
	store.faults.push({ status: 500, on: /^GET .*settings/ }, { status: 500, on: /^GET .*products\/\d+$/ });
	for (let time = 0; time < 2; time++) await expect(big.push(there, 'psh_asks', [['DESK', 1]])).rejects.toThrow();
	expect([there.products[0]?.quantity, there.notes]).toEqual([3, '']);
	expect(await big.push(there, 'psh_asks', [['DESK', 1]])).toEqual({ state: 'done' });
	expect([there.products[0]?.quantity, shelfOf(there)]).toEqual([2, 11]);
});

const SHELF_FAULTS = [
	{ what: 'wants us to wait', on: /^POST .*adjustments/, status: 409, tells: [] },
	{ what: 'did it and said nothing', on: /^POST .*adjustments/, does: true, silent: true, tells: [''] },
	{ what: 'broke before its note could go', on: /^PUT .*orders/, status: 500, tells: [] }
];
it.each(SHELF_FAULTS)('puts units back once, also where it $what', async ({ on, tells, ...fault }) => {
	const there = store.place(GOODS);
	const mark = `psh_s${there.id}`;
	await api.pushCancellation(await big.read(there), pushOf(there, mark, [['DESK', 1]]));
	expect([shelfOf(there), there.notes]).toEqual([
		10,
		`C-1 [${mark}] [shelf of ${mark} p${there.products[0]?.product}+1]`
	]);
	store.faults.push({ ...fault, on });
	for (let time = 0; time < 3; time++) await big.finish(there).catch(() => undefined);
	expect([shelfOf(there), there.notes]).toEqual([11, `C-1 [${mark}]`]);
	expect(big.told.map(({ quantity }) => quantity)).toEqual(tells.map(() => 1));
});

it('tells a person what its shelf would not count, in its words', async () => {
	const there = store.place(GOODS);
	await api.pushCancellation(await big.read(there), pushOf(there, 'psh_uncounted', [['DESK', 1]]));
	store.tracking = 'variant'; // somebody changed it since
	await big.finish(there);
	expect(big.told).toEqual([{ mark: 'psh_uncounted', quantity: 1, words: 'Item has another tracking mode' }]);
	expect([shelfOf(there), there.notes]).toEqual([10, 'C-1 [psh_uncounted]']);
});

it('tells a person where it died while the shelf was changed, and does not change it again', async () => {
	const there = store.place(GOODS);
	await api.pushCancellation(await big.read(there), pushOf(there, 'psh_died', [['DESK', 2]]));
	big.steps.set('psh_died', 'begun');
	await big.finish(there);
	expect(big.told).toEqual([{ mark: 'psh_died', quantity: 2, words: '' }]);
	expect([shelfOf(there), (await big.read(there)).unfinished]).toEqual([10, false]);
});

/** The next write after the next refund goes wrong. */
const failAfterRefund = (status: number) =>
	store.faults.push({ status, on: /^PUT/, after: { what: /^POST .*refunds$/, calls: store.calls.length } });

it('has its status back later where it wants us to wait, and not over what somebody there made of it', async () => {
	const orders = [store.place(GOODS), store.place(GOODS)] as const;
	for (const there of orders) {
		failAfterRefund(429);
		expect(await big.refund(there, 1200, `rfd_w${there.id}`)).toMatchObject({ state: 'succeeded' });
		expect([there.status, (await big.read(there)).unfinished]).toEqual([14, true]);
	}
	orders[1].status = 3;
	for (const there of orders) await big.finish(there);
	expect(orders.map(({ status, notes }) => [status, notes])).toEqual([
		[11, ''],
		[3, '']
	]);
});

it('has the status it had before the first of two refunds, and none of a refund that was not made', async () => {
	const there = store.place(GOODS);
	store.faults.push({ status: 422, on: /^POST .*quotes$/ });
	expect(await big.refund(there, 1200, 'rfd_none')).toMatchObject({ state: 'failed' });
	there.status = 3;
	failAfterRefund(500);
	await big.refund(there, 1200, 'rfd_first');
	expect(there.status).toBe(14);
	await big.refund(there, 1200, 'rfd_second');
	await big.finish(there);
	expect([there.status, there.notes, there.refunds.length]).toEqual([3, '', 2]);
});
