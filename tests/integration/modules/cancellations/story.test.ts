import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

it('a shopper asks for part of an order, staff accept, the card is refunded after the grace', async () => {
	const order = await shop.place();
	const { id, number } = await shop.ask(order, [['DESK', 2]]);
	expect(number).toMatch(/^C-\d+$/);
	expect(await shop.see(id)).toMatchObject({
		state: 'requested',
		label: 'Cancellation requested [Customer]',
		due: 2160
	});

	await accept(shop.staff('agent'), { id, reason: 'changed_mind' });
	expect(await shop.see(id)).toMatchObject({
		state: 'in_progress',
		released_at: null,
		refunds: [{ amount: 2160, state: 'planned', kind: 'refund' }]
	});
	expect((await shop.order(order.id)).tenders[0]).toMatchObject({ reserved: 2160, refunded: 0 });

	await shop.pass(10);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160, refunds: [{ state: 'succeeded' }] });
	const after = await shop.order(order.id);
	expect(after.tenders[0]).toMatchObject({ reserved: 0, refunded: 2160 });
	expect(after.lines[0]?.units).toMatchObject({ open: 1, canceled: 2 });
});

it('an order paid wholly in points is canceled in the acceptance', async () => {
	const order = await shop.place({ tenders: [{ kind: 'points', captured: 5840 }] });
	const { id } = await shop.ask(order, [
		['DESK', 3],
		['LAMP', 1]
	]);
	await accept(shop.staff('agent'), { id });
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', due: 5840, refunded: 5840 });
});
