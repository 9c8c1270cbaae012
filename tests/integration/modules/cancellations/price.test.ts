import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { lookAtDesk } from '../../../../src/lib/modules/cancellations/actions/look/look-desk.server';
import { agreeToPrice, offerPrice } from '../../../../src/lib/modules/cancellations/actions/money/offer-price.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { setSupplierOrderState } from '../../../support/suppliers';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { followed } from '../../../../src/lib/wiring/live/follow.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
	await shop.policy({
		personalized: 'allow',
		personalized_keep: { placed: 0, in_production: 40, shipped: 100 },
		refund_after: 'immediately'
	});
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

/** A pen made to order, for 50.00. Canceling it is free until it is being made. */
const place = () =>
	shop.place({
		line_items: [
			{ sku: 'PEN', title: 'Pen', quantity: 1, unit_price: 5000, personalized: true, supplier: 'Maker', supplier_order: 'placed' } // prettier-ignore
		],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5000 }]
	});
type Placed = Awaited<ReturnType<typeof place>>;

const begins = (order: Placed) => setSupplierOrderState(shop.db, order.id, 'in_production');
const askedFor = async (order: Placed) => {
	const { id, number } = await shop.ask(order, [['PEN', 1]]);
	await begins(order);
	return { id, number, order };
};
const agent = () => shop.staff('agent');

describe('less than the shopper was shown', () => {
	it('is accepted neither unseen nor for them; what was quoted can be granted', async () => {
		const { id, number } = await askedFor(await place());
		const { change, quote } = await lookAtDesk(agent(), number);
		const parts = [{ part: 'production', before: 0, after: -2000 }];
		expect(change).toEqual({ before: 5000, after: 3000, parts });
		expect(quote.due).toBe(5000);
		await expect(accept(agent(), { id })).rejects.toMatchObject({ code: 'quote.changed' });
		await expect(accept(agent(), { id, price: 'new' })).rejects.toMatchObject({ code: 'quote.not_agreed' });
		await accept(agent(), { id, price: 'quoted' });
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', due: 5000, quote: { fee: 0 } });
	});

	it('is what the case goes by once they agreed by their link', async () => {
		const { id, order } = await askedFor(await place());
		await expect(agreeToPrice(shop.link(id), { id, quote: 'qte_none' })).rejects.toMatchObject({ code: 'quote.not_found' }); // prettier-ignore
		await offerPrice(agent(), { id });
		await shop.settle();
		const { offered } = await followed(shop.link(id), { cancellation: id });
		expect(offered).toMatchObject({ before: 5000, after: 3000 });
		await agreeToPrice(shop.link(id), { id, quote: offered?.quote ?? '' });
		expect(await shop.see(id)).toMatchObject({ state: 'requested', due: 3000, quote: { fee: 2000 } });
		await accept(agent(), { id });
		await shop.pass(11);
		expect((await shop.order(order.id)).tenders[0]).toMatchObject({ refunded: 3000 });
		expect((await followed(shop.link(id), { cancellation: id })).changed).toMatchObject({ before: 5000, after: 3000 });
	});

	it('can be declined: they keep the order', async () => {
		const { id, order } = await askedFor(await place());
		await offerPrice(agent(), { id });
		await withdraw(shop.shopper(order), { id });
		expect(await shop.see(id)).toMatchObject({ state: 'withdrawn' });
	});

	it('is not agreed to for somebody else, and once however often it is said', async () => {
		const { id, order } = await askedFor(await place());
		await offerPrice(agent(), { id });
		const stranger = await place();
		const { offered } = await followed(shop.shopper(order), { cancellation: id });
		const quote = offered?.quote ?? '';
		const other = shop.ctx({ ...shop.shopper(stranger).actor, id: 'shp_other' });
		await expect(agreeToPrice(other, { id, quote })).rejects.toMatchObject({ code: 'cancellation.not_found' });
		await agreeToPrice(shop.shopper(order), { id, quote });
		await agreeToPrice(shop.shopper(order), { id, quote });
		const { timeline } = await shop.see(id);
		expect(timeline.filter(({ event }) => event === 'cancellation.price_agreed')).toHaveLength(1);
	});

	it('is confirmed by staff where they asked for the customer', async () => {
		const order = await place();
		const items = shop.itemsOf(order, [['PEN', 1]]);
		const { id } = await request(agent(), {
			order: order.id,
			items,
			on_behalf_of: 'customer',
			via: 'phone',
			ask: true
		});
		await begins(order);
		await accept(agent(), { id, price: 'new' });
		expect(await shop.see(id)).toMatchObject({ due: 3000 });
	});
});

it('more than was shown is applied and told', async () => {
	await shop.policy({ fee: { percent: 10 } });
	const order = await shop.place({
		line_items: [
			{ sku: 'A', title: 'A', quantity: 1, unit_price: 3000 },
			{ sku: 'B', title: 'B', quantity: 1, unit_price: 2000 }
		],
		discounts: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5800 }]
	});
	const first = await shop.ask(order, [['A', 1]]);
	const second = await shop.ask(order, [['B', 1]]);
	await accept(agent(), { id: second.id });
	await expect(offerPrice(agent(), { id: first.id })).rejects.toMatchObject({ code: 'quote.not_lower' });
	await accept(agent(), { id: first.id });
	expect(await shop.see(first.id)).toMatchObject({ due: 3500 });
	const { changed } = await followed(shop.shopper(order), { cancellation: first.id });
	expect(changed).toMatchObject({ before: 2700, after: 3500, rows: [{ before: 0, after: 800 }] });
});
