import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAtDesk } from '../../../../src/lib/modules/cancellations/actions/look/look-desk.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { goOnWithout } from '../../../../src/lib/modules/cancellations/suppliers/go-on.server';
import { paidBack, writeOff } from '../../../../src/lib/modules/suppliers/actions/recoveries.server';
import { supplierOrders } from '../../../../src/lib/modules/suppliers/tables.server';
import { openBuyingShop, type BuyingShop } from '../../../support/buying';

/** What staff read of a case's loss. Two posters cost 12.00. */

let shop: BuyingShop;
beforeAll(async () => {
	shop = await openBuyingShop();
});
afterAll(() => shop.close());

const lossIn = async (id: string) => {
	const { number } = await shop.see(id);
	return (await lookAtDesk(shop.staff('agent'), number)).loss;
};
const sumsIn = async (id: string) =>
	(await lossIn(id))?.sums.map(({ currency, rows }) => [
		currency,
		...rows.map(({ label, expected, actual }) => [label, expected, actual])
	]);

it('refunded against a supplier’s no, a case costs all that was paid there', async () => {
	const { id, ask } = await shop.asked(await shop.bought(), 1);
	expect(await sumsIn(id)).toEqual([
		['USD', ['Paid to suppliers', 600, 600], ['Back from suppliers', -600, 0], ['Loss', 0, 600]]
	]);
	const no = { id, supplier_cancellation: ask, answer: 'declined', note: 'Printed' } as const;
	await answerSupplier(shop.staff('agent'), no);
	await goOnWithout(shop.staff('manager'), { id, reason: 'Our mistake' });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1000 });
	expect(await sumsIn(id)).toEqual([['USD', ['Paid to suppliers', 600, 600], ['Loss', 600, 600]]]);
});

it('what the supplier owes is expected of it, and so far it is what came; the rest is told', async () => {
	const order = await shop.bought();
	await shop.db.update(supplierOrders).set({ costCurrency: 'CNY' }).where(eq(supplierOrders.orderId, order.id));
	const { id, ask } = await shop.asked(order);
	const yes = { id, supplier_cancellation: ask, answer: 'approved', pays_back: 900 } as const;
	await answerSupplier(shop.staff('agent'), yes);
	await paidBack(shop.staff('finance'), { id: ask, amount: 500, reference: 'R-1' });
	expect(await sumsIn(id)).toEqual([
		['CNY', ['Paid to suppliers', 1200, 1200], ['Back from suppliers', -900, -500], ['Loss', 300, 700]]
	]);
	expect((await lossIn(id))?.sums[0]?.notes).toEqual(['CN¥4.00 is still to come from suppliers.']);
	await writeOff(shop.staff('finance'), { id: ask, reason: 'Restocking' });
	expect((await lossIn(id))?.sums[0]?.notes).toEqual(['CN¥4.00 of it was given up.']);
});

it('a case that costs nothing, or that nobody has accepted, says nothing', async () => {
	const early = await shop.asked(await shop.bought({}, 'not_placed'));
	expect(await lossIn(early.id)).toBeNull();
	const { id } = await shop.ask(await shop.bought(), [['PRINT', 2]]);
	expect(await lossIn(id)).toBeNull();
});
