import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { supplierOrders } from '../../../../src/lib/modules/suppliers/tables.server';
import { tenders } from '../../../../src/lib/modules/orders/tables.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const override = (guard: string) => ({ overrides: [{ guard, reason: 'Agreed with the owner' }] });

it('1 and 2: shipped and packed units cannot be asked for; the rest of the order can', async () => {
	const order = await shop.place();
	const [desk] = order.lines;
	const unit = [{ line_item: desk?.id ?? '', quantity: 1 }];
	await fulfill(shop.staff('agent'), { order: order.id, action: 'ship', items: unit });
	await expect(shop.ask(order, [['DESK', 3]])).rejects.toMatchObject({
		code: 'cancellation.already_shipped',
		facts: { instead: 'return' }
	});
	const rest = await shop.place();
	const packed = [{ line_item: rest.lines[0]?.id ?? '', quantity: 1 }];
	await fulfill(shop.staff('agent'), { order: rest.id, action: 'pack', items: packed });
	await expect(shop.ask(rest, [['DESK', 3]])).rejects.toMatchObject({
		code: 'cancellation.in_fulfillment',
		facts: { instead: 'revert_fulfillment' }
	});
	await fulfill(shop.staff('agent'), { order: rest.id, action: 'revert', items: packed });
	await shop.ask(rest, [['DESK', 3]]);
	const { id } = await shop.ask(order, [['DESK', 2]]);
	await accept(shop.staff('agent'), { id });
});

it('3: goods the supplier has sent already stop an agent; a manager goes on with a reason', async () => {
	const order = await shop.place({
		line_items: [
			{ sku: 'MUG', title: 'Mug', quantity: 1, unit_price: 1000, supplier: 'Potters', supplier_order: 'placed' }
		],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 1000 }]
	});
	const { id } = await shop.ask(order, [['MUG', 1]]);
	await shop.db.update(supplierOrders).set({ state: 'shipped' }).where(eq(supplierOrders.orderId, order.id));
	const stopped = { code: 'supplier.declined', facts: { guard: 'supplier', at_stake: 1000, overridable: true } };
	await expect(accept(shop.staff('agent'), { id })).rejects.toMatchObject(stopped);
	await expect(accept(shop.staff('agent'), { id, ...override('supplier') })).rejects.toMatchObject(stopped);
	expect(await shop.see(id)).toMatchObject({ state: 'requested' });
	await accept(shop.staff('manager'), { id, ...override('supplier') });
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress' });
});

it('3: made for this shopper and in production, it comes back only at the shop’s fault', async () => {
	const order = await shop.place({
		line_items: [
			{
				sku: 'PEN',
				title: 'Pen',
				quantity: 1,
				unit_price: 1000,
				personalized: true,
				supplier: 'Engravers',
				supplier_order: 'in_production'
			}
		],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 1000 }]
	});
	await expect(shop.ask(order, [['PEN', 1]])).rejects.toMatchObject({ code: 'cancellation.personalized' });
});

it('4, case P: with a dispute open it is accepted, and the refund of that payment waits', async () => {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await shop.db.update(tenders).set({ disputed: true }).where(eq(tenders.orderId, order.id));
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({
		state: 'in_progress',
		refunded: 0,
		refunds: [{ state: 'blocked_by_dispute' }]
	});
});

it('5: a change in the shopper’s favor is applied, one against them needs a manager who grants the old amount', async () => {
	const order = await shop.place();
	const lamp = await shop.ask(order, [['LAMP', 1]]);
	await accept(shop.staff('agent'), { id: lamp.id });
	const desks = await shop.ask(order, [['DESK', 3]]);
	const promised = (await shop.see(desks.id)).due;
	expect(promised).toBe(3240 + 800); // with the last goods, shipping comes back

	await undo(shop.staff('agent'), { id: lamp.id, answers: [] }); // the lamp ships after all
	const refused = { code: 'quote.changed', facts: { before: promised, after: 3240, overridable: true } };
	await expect(accept(shop.staff('agent'), { id: desks.id })).rejects.toMatchObject(refused);
	await accept(shop.staff('manager'), { id: desks.id, ...override('order_changed') });
	expect(await shop.see(desks.id)).toMatchObject({ due: promised });

	const other = await shop.place();
	const first = await shop.ask(other, [['LAMP', 1]]);
	const last = await shop.ask(other, [['DESK', 3]]);
	expect((await shop.see(last.id)).due).toBe(3240);
	await accept(shop.staff('agent'), { id: first.id });
	await accept(shop.staff('agent'), { id: last.id });
	expect(await shop.see(last.id)).toMatchObject({ due: 4040, items: [{ quantity: 3, amount: 3240 }] });
});
