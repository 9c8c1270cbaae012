import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../../src/lib/modules/cancellations/actions/accept.server';
import { sendPlanned } from '../../../../../src/lib/modules/cancellations/actions/send-planned.server';
import { undo } from '../../../../../src/lib/modules/cancellations/actions/undo.server';
import { openTasks } from '../../../../../src/lib/modules/orders/repository/tasks.server';
import { balancesOf } from '../../../../../src/lib/modules/orders/repository/balances.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { scriptSandbox } from '../../../../support/sandbox';
import { openShop, type Shop } from '../../../../support/shop';
import { debtor } from './steps';

let shop: Shop;
let desk: ReturnType<typeof debtor>;
beforeAll(async () => {
	shop = await openShop({ max: 10 });
	desk = debtor(shop);
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

type Undoing = Omit<Parameters<typeof undo>[1], 'id'>;
const OWED: Undoing = { answers: [{ effect: 'gateway_refunded', answer: 'balance_due' }] };

/** Three desks, $32.40, refunded and undone; then the bank takes the refund back after all. */
async function undone(how: Undoing = OWED) {
	await scriptSandbox(shop.db, [{ outcome: 'late_failure', after_ms: 0 }]);
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	await undo(shop.staff('manager'), { id, ...how });
	return { order, id };
}
const bounces = async (id: string) => {
	await shop.gatewayTells(id);
	await shop.settle();
};

it('a refund that failed after its undo pays what the shopper owed', async () => {
	const { order, id } = await undone();
	await bounces(id);
	expect(await desk.stand(order)).toMatchObject({ state: 'open', owed: 0, tenders: [{ refunded: 0 }] });
	expect(await balancesOf(shop.db, order.id)).toMatchObject([{ state: 'settled', left: 0 }]);
});

it('it goes back to who had paid the balance meanwhile, once staff have looked', async () => {
	const { order, id } = await undone();
	await desk.pay(await desk.tokenFor(order));
	await bounces(id);
	const { cases, owed } = await desk.stand(order);
	const late = cases.find(({ origin }) => origin === 'system');
	expect(owed).toBe(0);
	expect(late).toMatchObject({ state: 'in_progress', due: 3240, items: [] });
	expect(await openTasks(shop.db, late?.id ?? '')).toMatchObject([{ kind: 'late_money' }]);
	await bounces(id); // told again
	await sendPlanned(shop.staff('finance'), { id: late?.id ?? '' });
	await shop.settle();
	expect((await desk.stand(order)).tenders).toMatchObject([
		{ captured: 5840, refunded: 3240 },
		{ captured: 3240, refunded: 0 }
	]);
});

it('the payment and the news of it at once come to the same', async () => {
	for (let round = 0; round < 4; round++) {
		const { order, id } = await undone();
		const token = await desk.tokenFor(order);
		const [paid] = await Promise.allSettled([desk.pay(token), shop.gatewayTells(id)]);
		await shop.settle();
		const { tenders, cases, owed } = await desk.stand(order);
		const kept = tenders.reduce((all, { captured, refunded }) => all + captured - refunded, 0);
		const promised = cases.filter(({ origin }) => origin === 'system').reduce((all, { due }) => all + due, 0);
		expect({ owed, kept: kept - promised }).toEqual({ owed: 0, kept: 5840 });
		if (paid.status === 'rejected') expect(paid.reason).toMatchObject({ code: 'balance.settled' });
	}
});

it('a loss that was accepted for it is none any more: the goods are paid, and cost as much when they are undone again', async () => {
	const { order, id } = await undone({ answers: [], accept_loss: 3240 });
	await bounces(id);
	expect(await shop.order(order.id)).toMatchObject({ writtenOff: 0 });
	expect(await desk.stand(order)).toMatchObject({ state: 'open', owed: 0 });
	const again = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('agent'), { id: again.id });
	await shop.pass(11);
	await undo(shop.staff('manager'), { id: again.id, ...OWED });
	expect(await desk.stand(order)).toMatchObject({ state: 'balance_due', owed: 3240 });
});
