import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { askNow } from '../../../../src/lib/modules/cancellations/suppliers/ask-now.server';
import { goOnWithout } from '../../../../src/lib/modules/cancellations/suppliers/go-on.server';
import { supplierOrders } from '../../../../src/lib/modules/suppliers/tables.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openBuyingShop, type BuyingShop } from '../../../support/buying';

/** Cases of which nothing leaves us: no refund waits for their suppliers, so their end does. */

let shop: BuyingShop;
beforeAll(async () => {
	shop = await openBuyingShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});
afterEach(() => shop.policy({ refund_after: 'supplier_answer' }));

const byPoints = { tenders: [{ kind: 'points' as const, captured: 2000 }] };
const onDelivery = { tenders: [{ kind: 'cash_on_delivery' as const, captured: 0 }] };
const pointsOf = (order: { readonly shopperId: string }) => shop.wallet(order.shopperId, 'points');
const openTasks = async (id: string) =>
	(await shop.tasksOf(id)).filter(({ state }) => state === 'open').map(({ kind }) => kind);

/** Accepted and asked, with its supplier's answer in. */
async function answered(over: Parameters<BuyingShop['place']>[0], said: 'declined' | 'partly_approved' | 'approved') {
	const order = await shop.bought({}, 'placed', over);
	const before = await pointsOf(order);
	const { id, ask } = await shop.asked(order);
	const half = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
	await answerSupplier(shop.staff('agent'), {
		...{ id, supplier_cancellation: ask, answer: said, note: 'Printed' },
		...(said === 'partly_approved' ? { items: half } : {})
	});
	await shop.settle();
	return { id, half, back: async () => (await pointsOf(order)) - before };
}

describe('a supplier’s no', () => {
	it.each([
		['declined', 'paid in points', byPoints],
		['partly_approved', 'paid in points', byPoints],
		['declined', 'with nothing to give back', onDelivery]
	] as const)('(%s) leaves a case %s to staff', async (said, _, over) => {
		const { id, back } = await answered(over, said);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
		expect(await openTasks(id)).toEqual(['supplier_declined']);
		expect(await back()).toBe(0);
	});

	it('that a manager goes on against gives the points back, once', async () => {
		const { id, back } = await answered(byPoints, 'declined');
		await goOnWithout(shop.staff('manager'), { id, reason: 'Our mistake' });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
		expect(await back()).toBe(2000);
		expect(await openTasks(id)).toEqual([]);
	});

	it('to units that then leave the case gives back the points of the rest, and no more', async () => {
		const { id, half, back } = await answered(byPoints, 'partly_approved');
		await drop(shop.staff('agent'), { id, items: half, reason: 'One is printed' });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', due: 1000, refunded: 1000 });
		expect(await back()).toBe(1000);
	});

	it('to all of them still stands against what is left once some left the case', async () => {
		const { id, half, back } = await answered(byPoints, 'declined');
		await drop(shop.staff('agent'), { id, items: half, reason: 'One is printed' });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', due: 1000, refunded: 0 });
		expect(await back()).toBe(0);
	});
});

it('a yes, and nothing else, ends it', async () => {
	const { id, back } = await answered(byPoints, 'approved');
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
	expect(await back()).toBe(2000);
});

it('where the policy waits for no supplier, the points are back with the end of the grace', async () => {
	await shop.policy({ refund_after: 'immediately' });
	const order = await shop.bought({}, 'placed', byPoints);
	const { id } = await shop.ask(order, [['PRINT', 2]]);
	await accept(shop.staff('agent'), { id });
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress' });
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
});

it('one asked before the decision is waited for, also when it could not be asked any more', async () => {
	const order = await shop.bought({ cancelableUntil: 'placed' }, 'placed', byPoints);
	const { id } = await shop.ask(order, [['PRINT', 2]]);
	await askNow(shop.staff('agent'), { id });
	await shop.deliver();
	await shop.db.update(supplierOrders).set({ state: 'in_production' }).where(eq(supplierOrders.orderId, order.id));
	await accept(shop.staff('agent'), { id });
	await sendNow(shop.staff('agent'), { id });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
});

it('the law waits for no silent supplier: the points are back in time', async () => {
	const order = await shop.bought({ answerHours: 720 }, 'placed', { ...byPoints, region: 'KR' });
	const { id } = await shop.ask(order, [['PRINT', 2]]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
	await shop.pass(7 * 24 * 60);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
});
