import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { payMore } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import { openTasks } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { orderPage } from '../../../../src/lib/modules/cancellations/shopper/order/order-page';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

type Order = Awaited<ReturnType<Shop['place']>>;
const lineOf = (order: Order, sku: string) => order.lines.find((line) => line.sku === sku)?.id ?? '';
const unitsOf = async (order: Order, sku: string) =>
	(await shop.order(order.id)).lines.find((line) => line.sku === sku)?.units;

describe('goods from a supplier', () => {
	const bought = { sku: 'MUG', title: 'Mug', quantity: 2, unit_price: 1000, supplier: 'Potters' };
	const place = (supplier_order: 'not_placed' | 'placed') =>
		shop.place({
			line_items: [{ ...bought, supplier_order }],
			discounts: [],
			charges: [],
			tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
		});

	it('that were not ordered there yet: nobody is asked', async () => {
		const order = await place('not_placed');
		const { id } = await shop.ask(order, [['MUG', 2]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', supplier: [] });
	});

	it('that were: the supplier is asked after the grace, and the refund waits for the answer', async () => {
		const order = await place('placed');
		const { id } = await shop.ask(order, [['MUG', 2]]);
		await accept(shop.staff('agent'), { id });
		expect((await shop.see(id)).supplier).toMatchObject([{ supplier: 'Potters', state: 'to_send' }]);
		await shop.pass(11);
		const waiting = await shop.see(id);
		expect(waiting).toMatchObject({ state: 'in_progress', refunds: [{ state: 'planned' }] });
		const supplier_cancellation = waiting.supplier[0]?.id ?? '';
		await answerSupplier(shop.staff('agent'), { id, supplier_cancellation, answer: 'approved' });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
	});

	it('declined: a manager may refund anyway, or the units leave the case (T14)', async () => {
		const order = await place('placed');
		const { id } = await shop.ask(order, [['MUG', 2]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		const supplier_cancellation = (await shop.see(id)).supplier[0]?.id ?? '';
		await answerSupplier(shop.staff('agent'), {
			id,
			supplier_cancellation,
			answer: 'declined',
			note: 'Glazed already'
		});
		await shop.settle();
		await expect(payMore(shop.staff('finance'), { id, amount: 2000 })).rejects.toMatchObject({
			code: 'supplier.declined'
		});
		const one = [{ line_item: lineOf(order, 'MUG'), quantity: 1 }];
		await drop(shop.staff('agent'), { id, items: one, reason: 'One is glazed' });
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', due: 1000, items: [{ quantity: 1 }] });
		expect(await unitsOf(order, 'MUG')).toMatchObject({ open: 1, canceled: 1 });
		await drop(shop.staff('agent'), { id, items: one, reason: 'The other too' });
		expect(await shop.see(id)).toMatchObject({ state: 'rejected' });
		expect(await unitsOf(order, 'MUG')).toMatchObject({ open: 2, canceled: 0 });
	});

	it('undone while nobody had answered: a late yes is a new order there, a late no is none', async () => {
		const order = await place('placed');
		const { id } = await shop.ask(order, [['MUG', 2]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		await undo(shop.staff('manager'), { id, answers: [{ effect: 'supplier_asked', answer: 'confirmed' }] });
		const asked = (await shop.see(id)).supplier[0];
		expect(asked).toMatchObject({ state: 'not_needed' });
		const says = (answer: 'approved' | 'declined') =>
			answerSupplier(shop.staff('agent'), { id, supplier_cancellation: asked?.id ?? '', answer, note: 'Late' });
		await says('approved');
		await says('approved');
		expect(await openTasks(shop.db, id)).toMatchObject([{ kind: 'order_again_from_supplier' }]);
		expect(await shop.see(id)).toMatchObject({ state: 'undone', supplier: [{ state: 'approved' }] });
		await says('declined');
		expect(await openTasks(shop.db, id)).toEqual([]);
		expect(await unitsOf(order, 'MUG')).toMatchObject({ open: 2, canceled: 0 });
	});
});

it('the shopper is told how the goods stand that they can cancel, and nothing of those they can’t', async () => {
	const bought = { quantity: 1, unit_price: 1000, supplier: 'Engravers' };
	const order = await shop.place({
		line_items: [
			{ ...bought, sku: 'PEN', title: 'Engraved pen', personalized: true, supplier_order: 'in_production' },
			{ sku: 'DESK', title: 'Desk', quantity: 1, unit_price: 1000 }
		],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
	});
	const told = orderPage(await readDesk(shop.db, shop.shopper(order).actor, { order: order.id }), shop.shopper(order));
	expect(told.lines.map(({ whyNot }) => whyNot)).toEqual(['personalized', null]);
	expect(told.stop).toBe('Nothing of it is packed yet.');
});
