import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { overtake } from '../../../../src/lib/modules/cancellations/actions/request/overtake.server';
import { historyOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { setPurchase } from '../../../../src/lib/modules/suppliers/actions/purchases.server';
import { supplierOrders } from '../../../../src/lib/modules/suppliers/tables.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
import { openBuyingShop, type BuyingShop } from '../../../support/buying';

let shop: BuyingShop;
beforeAll(async () => {
	shop = await openBuyingShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

type Placed = Awaited<ReturnType<BuyingShop['place']>>;
type Sent = readonly (readonly [sku: string, quantity: number])[];
/** What a store tells: it was sent, whatever we had to say. */
const sent = (order: Placed, what: Sent) =>
	overtake(shop.ctx(), {
		order: order.id,
		items: shop.itemsOf(order, what).map(({ line_item: lineItemId, quantity }) => ({ lineItemId, quantity }))
	});
const unitsOf = async ({ id }: Placed) =>
	(await shop.order(id)).lines.map(({ units: { open, held, shipped } }) => ({ open, held, shipped }));
const storyOf = async (id: string) => (await historyOf(shop.db, id)).map(({ name }) => name);

it('rejects a request all of whose goods were sent before anybody accepted, and says so to the shopper', async () => {
	const order = await shop.place({ email: 'sent@example.com' });
	const { id } = await shop.ask(order, [['LAMP', 1]]);
	await sent(order, [['LAMP', 1]]);
	expect(await shop.see(id)).toMatchObject({ state: 'rejected', refunds: [] });
	expect(await storyOf(id)).toContain('cancellation.shipped_first');
	expect(await unitsOf(order)).toMatchObject([{}, { open: 1, held: 0 }]);
	await fulfill(shop.staff('agent'), { order: order.id, action: 'ship', items: shop.itemsOf(order, [['LAMP', 1]]) });
	await shop.settle();
	expect(shop.office.to('sent@example.com').at(-1)?.text).toContain('They had already been sent');
	await expect(accept(shop.staff('agent'), { id })).rejects.toMatchObject({ code: 'cancellation.wrong_status' });
});

it('takes what was sent out of a request, with a new quote for the rest', async () => {
	const order = await shop.place({ email: 'part@example.com' });
	const { id } = await shop.ask(order, [['DESK', 3], ['LAMP', 1]]); // prettier-ignore
	expect(await shop.see(id)).toMatchObject({ state: 'requested', due: 5840 });
	await sent(order, [['DESK', 2], ['LAMP', 1]]); // prettier-ignore
	expect(await shop.see(id)).toMatchObject({ state: 'requested', worth: 1080, due: 1080, items: [{ quantity: 1 }] });
	expect(await storyOf(id)).toContain('cancellation.shrunk');
	await shop.settle();
	expect(shop.office.to('part@example.com').at(-1)?.text).toContain('had been sent before we got to your request');
	expect(await unitsOf(order)).toMatchObject([{ open: 2, held: 1 }, { open: 1, held: 0 }]); // prettier-ignore
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1080 });
});

it('leaves alone what is accepted, and takes no more than was sent', async () => {
	const order = await shop.place();
	const first = await shop.ask(order, [['DESK', 1]]);
	await accept(shop.staff('agent'), { id: first.id });
	await shop.pass(1);
	const early = await shop.ask(order, [['DESK', 1]]);
	await shop.pass(1);
	const late = await shop.ask(order, [['DESK', 1]]);
	await sent(order, [['DESK', 1]]);
	const states = await Promise.all([first, early, late].map(async ({ id }) => (await shop.see(id)).state));
	expect(states).toEqual(['in_progress', 'requested', 'rejected']);
});

/** What a supplier's order is set to, by hand. */
async function supplierSays(order: Placed, state: 'shipped' | 'delivered') {
	const [row] = await shop.db.select().from(supplierOrders).where(eq(supplierOrders.orderId, order.id));
	await setPurchase(shop.staff('agent'), row?.id ?? '', { state });
	await shop.settle();
}

describe('what a supplier sends', () => {
	it('leaves a request that nobody accepted, and is booked as sent and then as delivered, once', async () => {
		const order = await shop.bought({}, 'placed', { email: 'drop@example.com' });
		const { id } = await shop.ask(order, [['PRINT', 1]]);
		await supplierSays(order, 'shipped');
		expect(await shop.see(id)).toMatchObject({ state: 'rejected', refunds: [] });
		expect(shop.office.to('drop@example.com').at(-1)?.text).toContain('They had already been sent');
		expect(await unitsOf(order)).toEqual([{ open: 0, held: 0, shipped: 2 }]);
		await supplierSays(order, 'delivered');
		expect((await shop.order(order.id)).lines).toMatchObject([{ units: { shipped: 0, delivered: 2 } }]);
		await expect(shop.ask(order, [['PRINT', 1]])).rejects.toMatchObject({ code: 'cancellation.already_shipped' });
	});

	it('although it is canceled here is for a person, once, and is booked when it has left the case', async () => {
		const order = await shop.bought();
		const { id } = await shop.asked(order, 1);
		await supplierSays(order, 'shipped');
		await supplierSays(order, 'shipped');
		expect(await unitsOf(order)).toEqual([{ open: 0, held: 0, shipped: 1 }]);
		expect(await shop.tasksOf(id)).toMatchObject([{ kind: 'supplier_sent', facts: { quantity: 1 } }]);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'planned' }] });
		await drop(shop.staff('agent'), { id, items: shop.itemsOf(order, [['PRINT', 1]]), reason: 'It was sent' });
		await shop.settle();
		expect(await unitsOf(order)).toEqual([{ open: 0, held: 0, shipped: 2 }]);
	});
});
