import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ChannelTrouble } from '../../../../src/lib/modules/channels/trouble';
import { openBig, pushOf, type BigApi } from '../../../support/bigcommerce/api';
import { totalOf } from '../../../support/bigcommerce/store';

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
const callsOf = (pattern: RegExp) => store.calls.filter(({ what }) => pattern.test(what)).length;

it('keeps what a unit was paid with, where a changed line loses its discount', async () => {
	const there = store.place([{ sku: 'DESK', quantity: 3, price: 1200, discount: 600 }]);
	expect((await big.read(there)).taken()).toMatchObject({
		ok: true,
		value: { input: { line_items: [{ unit_price: 1200, discount: 600 }], tenders: [{ captured: 3000 }] } }
	});
	expect(await big.push(there, 'psh_off', [['DESK', 1]])).toEqual({ state: 'done' });
	expect(there.products).toMatchObject([{ quantity: 2, price: 1000 }]);
	expect(totalOf(there)).toBe(3000);
});

it('lowers the total of an order that nobody paid', async () => {
	const there = store.place(GOODS, { status: 7, paid: 'nothing' });
	expect((await big.read(there)).money).toEqual([]);
	await big.push(there, 'psh_unpaid', [['DESK', 1]]);
	expect([totalOf(there), there.fees]).toEqual([4400, []]);
});

it('takes in what the shopper pays in, where they live, and a discount on all of it', async () => {
	const there = store.place(GOODS, { taxRate: 25, shipping: 500 });
	there.fees.push({ id: 77, name: 'Loyalty', merchant: 'Loyalty', cost: -600 });
	expect((await big.read(there)).taken()).toMatchObject({
		ok: true,
		value: {
			lines: there.products.map(({ id }) => String(id)),
			input: { currency: 'USD', region: 'KR', line_items: [{ tax: 720 }, { tax: 400 }, { unit_price: -600 }] }
		}
	});
});

it('writes nothing on an order that changed since it was read, and nothing twice', async () => {
	const there = store.place(GOODS);
	const order = await big.read(there);
	const asked = pushOf(there, 'psh_once', [['DESK', 1]]);
	store.at(there).setQuantity('DESK', 2);
	expect(await api.pushCancellation(order, asked)).toMatchObject({ state: 'later' });
	store.at(there).setQuantity('DESK', 3);
	expect(await api.pushCancellation(order, asked)).toEqual({ state: 'done' });
	expect(await api.pushCancellation(order, asked)).toEqual({ state: 'done' });
	await big.finish(there);
	expect(there.products[0]?.quantity).toBe(2);
	expect(there.notes).toBe('C-1 [psh_once]');
});

it('refuses units that have left', async () => {
	const there = store.place(GOODS);
	store.at(there).ship();
	expect(await big.push(there, 'psh_late', [['DESK', 1]])).toMatchObject({ state: 'refused', code: 'sent_there' });
});

it('leaves the status as it was, which a refund changes by itself', async () => {
	const there = store.place(GOODS);
	expect(await big.refund(there, 1200, 'rfd_part')).toMatchObject({ state: 'succeeded' });
	expect([there.status, there.notes]).toEqual([11, '']);
});

it('gives back more than half of an order whose lines were lowered, up to what was paid', async () => {
	const there = store.place(GOODS);
	await big.push(there, 'psh_low', [['DESK', 3]]);
	expect(await big.refund(there, 3600, 'rfd_low')).toMatchObject({ state: 'succeeded' });
	expect([totalOf(there), there.fees.length]).toEqual([5600, 1]);
	expect(await big.refund(there, 2001, 'rfd_high')).toMatchObject({ state: 'failed', failure: { code: 'http_422' } });
});

it('knows an order that was canceled there for canceled, also where a refund of ours made it look otherwise', async () => {
	const there = store.place(GOODS);
	there.status = 5;
	store.faults.push({ status: 500, on: /^GET .*orders\/\d+$/ }, { status: 500, on: /^PUT/ });
	await big.refund(there, 5600, 'rfd_all').catch(() => undefined);
	await big.refund(there, 5600, 'rfd_all').catch(() => undefined);
	await big.refund(there, 5600, 'rfd_all');
	expect([there.status, there.refunds.length]).toEqual([5, 1]);
	there.status = 4;
	expect(await big.read(there)).toMatchObject({ canceled: true, lines: [{ removed: 3 }, { removed: 1 }] });
});

it('keeps fees that stand on the order when it adds one', async () => {
	const there = store.place(GOODS);
	there.fees.push({ id: 77, name: 'Gift wrap', merchant: 'Gift wrap', cost: 300 });
	store.at(there).setQuantity('DESK', 1);
	expect(await big.refund(there, 2400, 'rfd_fee')).toMatchObject({ state: 'succeeded' });
	expect(there.fees.map(({ name, cost }) => [name, cost])).toEqual([
		['Gift wrap', 300],
		['Canceled items, to be refunded', 2100]
	]);
});

it('pays once for one key, also where the answer was lost', async () => {
	const there = store.place(GOODS);
	store.faults.push({ does: true, silent: true, on: /^POST .*refunds$/ });
	await expect(big.refund(there, 1200, 'rfd_lost')).rejects.toThrow();
	expect(await big.refund(there, 1200, 'rfd_lost')).toMatchObject({ state: 'succeeded' });
	expect(there.refunds).toHaveLength(1);
});

it('takes a refund that was booked and declined for a no', async () => {
	const there = store.place(GOODS);
	there.declines = 'Card expired';
	const answer = { state: 'failed', failure: { code: 'declined', words: 'Card expired' } };
	expect(await big.refund(there, 1200, 'rfd_no')).toMatchObject(answer);
	expect(await big.refund(there, 1200, 'rfd_no')).toMatchObject(answer);
	expect((await big.read(there)).money[0]?.movements).toMatchObject([{ key: 'rfd_no', receipt: { state: 'failed' } }]);
	expect([there.refunds.length, there.status]).toEqual([1, 11]);
});

it('books nothing as given back that the store can’t give back', async () => {
	const there = store.place(GOODS, { offline: true, paid: 'nothing' });
	const [money] = (await big.read(there)).money;
	expect(money).toMatchObject({ payment: 'payment', captured: 5600 });
	const asked = await big.refund(there, 1200, 'rfd_cheque', { payment: 'payment' });
	expect(asked).toMatchObject({ state: 'failed', failure: { code: 'offline', words: 'Paid by cheque' } });
	expect(there.refunds).toEqual([]);
	expect(await big.refund(there, 1200, 'rfd_who', { payment: 'adyen' })).toMatchObject({ state: 'failed' });
});

it('waits where another refund of the order is being made', async () => {
	const there = store.place(GOODS);
	store.faults.push({ status: 409, on: /^POST .*refunds$/ });
	await expect(big.refund(there, 1200, 'rfd_wait')).rejects.toMatchObject({ kind: 'busy' });
});

it('releases what was only authorized, which takes a while', async () => {
	const there = store.place(GOODS, { paid: 'authorization' });
	expect((await big.read(there)).money).toMatchObject([{ authorized: 5600, captured: 0 }]);
	const voids = callsOf(/void$/);
	const part = await big.refund(there, 1200, 'rfd_part', { kind: 'void' });
	expect([part, callsOf(/void$/)]).toMatchObject([{ state: 'failed', failure: { code: 'only_whole' } }, voids]);
	for (let time = 0; time < 2; time++)
		expect(await big.refund(there, 5600, 'rfd_void', { kind: 'void' })).toMatchObject({ state: 'pending' });
	expect(callsOf(/void$/)).toBe(voids + 1);
	there.transactions.push({ id: 9001, event: 'void', amount: 5600 });
	expect(await big.refund(there, 5600, 'rfd_void', { kind: 'void' })).toMatchObject({
		state: 'succeeded',
		kind: 'void'
	});
});

it.each([500, 302, 418])('takes HTTP %i for trouble or a no, and never for an order that is gone', async (status) => {
	const there = store.place(GOODS);
	store.faults.push({ status });
	await expect(api.readOrder(String(there.id))).rejects.toBeInstanceOf(ChannelTrouble);
});

it('finds what changed page by page, and no baskets', async () => {
	store.now = '2026-04-01T00:00:00+00:00';
	const from = new Date('2026-03-31T00:00:00Z');
	expect(await api.changedSince(from, null)).toEqual({ ids: [], next: null });
	const placed = Array.from({ length: 251 }, () => store.place(GOODS));
	const draft = store.place(GOODS, { status: 0 });
	const first = await api.changedSince(from, null);
	const second = await api.changedSince(from, first.next);
	expect([...first.ids, ...second.ids]).toEqual(placed.map(({ id }) => String(id)));
	expect(second.next).toBeNull();
	expect(await api.readOrder(String(draft.id))).toBeUndefined();
});

it('has each webhook once, and switches it on again', async () => {
	const address = 'https://shop.example/webhooks/bigcommerce/con_1';
	await api.registerWebhooks(address, '');
	for (const one of store.webhooks) one.is_active = false;
	const registered = await api.registerWebhooks(address, '');
	expect(store.webhooks.map(({ scope }) => scope)).toEqual(registered.map(({ topic }) => topic));
	expect(store.webhooks.every(({ is_active }) => is_active)).toBe(true);
});
