import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { getConnection } from '../../../../src/lib/modules/channels/repository/connections.server';
import { changeLink } from '../../../../src/lib/modules/channels/repository/orders.server';
import { startBig, type BigFake } from '../../../support/bigcommerce/fake';
import { refundedOf, totalOf, type StoreOrder } from '../../../support/bigcommerce/store';
import { ALL, GOODS, shopOn, type ShopOn } from '../../../support/stores/shop';

/** What is BigCommerce's own; what every store must do stands in contract/. */
let shop: ShopOn<BigFake>;
beforeAll(async () => {
	shop = await shopOn(startBig);
});
afterAll(() => shop.close());
beforeEach(() => Object.assign(shop.store.rules, { onEdit: false, onCancel: false }));

const brought = async (more: Parameters<BigFake['place']>[1] = {}) => {
	const there = shop.store.place(GOODS, more);
	return { there, ours: await shop.bring(there) };
};
const left = ({ products }: StoreOrder) => products.map(({ sku, quantity }) => [sku, quantity]);
const AWAITING = 11;
const CANCELED = 5;

it('keeps the status until all of it is canceled, and the total as well', async () => {
	const { there, ours } = await brought({ shipping: 500 });
	const after: unknown[] = [];
	for (const part of [['DESK', 3] as const, ['LAMP', 1] as const]) {
		await shop.cancel(ours, [part]);
		after.push([there.status, refundedOf(there), totalOf(there)]);
	}
	expect(after).toEqual([
		[AWAITING, 3600, 6100],
		[CANCELED, 6100, 6100]
	]);
});

it('hears of an order by what happened to its payment, too', async () => {
	const { there, ours } = await brought();
	shop.store.at(there).refund(1200, [['DESK', 1]]);
	await shop.deliver(shop.store.webhook('store/order/transaction/created', there));
	await shop.settle();
	expect(await shop.both(shop.store.at(there), ours)).toMatchObject({ canceled: { DESK: 1 }, refunded: [1200] });
});

it('makes no refund while the order is being written on, and makes it then', async () => {
	const { there, ours } = await brought();
	const link = await shop.link(there);
	if (!link) throw new Error('the order is not known');
	await shop.file(ours, [['DESK', 1]]);
	await changeLink(shop.db, link, { busyUntil: new Date('2027-01-01') });
	await shop.pass(11);
	expect([there.products[0]?.quantity, refundedOf(there)]).toEqual([3, 0]);
	await changeLink(shop.db, link, { busyUntil: null });
	await shop.catchUp();
	expect([there.products[0]?.quantity, refundedOf(there)]).toEqual([2, 1200]);
});

it('puts units on the shelf and has its status back as soon as it may be asked again', async () => {
	const { there, ours } = await brought();
	const wait = { status: 429, reset: 120_000 };
	const refunded = { what: /^POST .*refunds$/, calls: shop.store.calls.length };
	shop.store.faults.push({ ...wait, on: /^POST .*adjustments/ }, { ...wait, on: /^PUT /, after: refunded });
	await shop.cancel(ours, [['DESK', 2]]);
	await shop.catchUp();
	expect(shop.store.faults).toEqual([]);
	expect(await shop.both(shop.store.at(there), ours)).toMatchObject({ left: { DESK: 1 }, refunds: [2400] });
	expect([there.status, shop.store.at(there).shelf()['DESK']]).toEqual([AWAITING, 12]);
	expect(there.notes).not.toContain('[s');
	expect(await shop.tasksOf(ours)).toEqual([]);
});

it('asks a person, once, where its shelf does not count', async () => {
	const { there, ours } = await brought();
	shop.store.faults.push({ status: 422, on: /^POST .*adjustments/ });
	await shop.cancel(ours, [['DESK', 2]]);
	await shop.catchUp();
	await shop.tell(there);
	expect((await shop.tasksOf(ours)).map(({ kind, facts }) => [kind, facts])).toMatchObject([
		['channel_shelf', { shop: 'Our store', quantity: 2, failure: 'It broke' }]
	]);
	expect([there.status, shop.store.at(there).shelf()['DESK']]).toEqual([AWAITING, 10]);
});

it('learns how much may be asked from its answers', async () => {
	await shop.tell(shop.store.place(GOODS));
	expect(await getConnection(shop.db, shop.connection)).toMatchObject({ size: 150, perSecond: 5 });
});

it.each([
	{ what: 'all of it', asked: ALL, restock: true, shelf: [13, 11] },
	{ what: 'a part of which nothing went back', asked: [['DESK', 2]] as const, restock: false, shelf: [10, 10] }
])('has $what on the shelf once where it restocks by itself, and takes it again', async ({ asked, restock, shelf }) => {
	Object.assign(shop.store.rules, { onEdit: true, onCancel: true });
	const { there, ours } = await brought({ shipping: 500 });
	const stock = () => Object.values(shop.store.at(there).shelf());
	const { id } = await shop.file(ours, asked, { when: 'later', restock });
	await shop.pass(11);
	expect(stock()).toEqual(shelf);
	await undo(shop.staff('manager'), { id, answers: [] });
	for (let time = 0; time < 3; time++) await shop.pass(11);
	expect([there.status, left(there), totalOf(there), stock()]).toEqual([AWAITING, ALL, 6100, [10, 10]]);
});

it('lets one win where a shopper takes a request back while its units leave there', async () => {
	const { there, ours } = await brought();
	const { id } = await shop.ask(ours, [['DESK', 2]]);
	shop.store.at(there).ship();
	await shop.deliver(shop.store.webhook('store/order/updated', there));
	await Promise.allSettled([withdraw(shop.shopper(ours), { id }), shop.settle()]);
	await shop.pass(61);
	expect(['withdrawn', 'rejected']).toContain((await shop.see(id)).state);
	const { lines } = await shop.order(ours.id);
	expect(lines.map(({ units: { shipped, held, canceled } }) => [shipped, held + canceled])).toEqual([
		[3, 0],
		[1, 0]
	]);
	expect(refundedOf(there)).toBe(0);
});
