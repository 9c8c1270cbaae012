import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { overtake } from '../../../../src/lib/modules/cancellations/actions/request/overtake.server';
import { historyOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

type Placed = Awaited<ReturnType<WritingShop['place']>>;
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
	expect(shop.office.to('sent@example.com').at(-1)?.text).toContain('They had already left our warehouse');
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
	expect(shop.office.to('part@example.com').at(-1)?.text).toContain('left our warehouse before we got to your request');
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
