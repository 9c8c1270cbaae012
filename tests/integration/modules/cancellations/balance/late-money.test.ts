import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payMore } from '../../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { undo } from '../../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { recordPayment } from '../../../../../src/lib/modules/cancellations/balance/record-payment.server';
import { wayToPay } from '../../../../../src/lib/modules/cancellations/balance/pay/way-to-pay.server';
import { balancesOf } from '../../../../../src/lib/modules/orders/repository/balances.server';
import { tasks } from '../../../../../src/lib/modules/orders/tables.server';
import { requestCancellation } from '../../../../../src/lib/wiring/cancellations.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { moneyTold } from '../../../../../src/lib/wiring/pay/payments.server';
import { openWritingShop, type WritingShop } from '../../../../support/mailing';
import { debtor } from './steps';

let shop: WritingShop;
let desk: ReturnType<typeof debtor>;
beforeAll(async () => {
	shop = await openWritingShop();
	desk = debtor(shop);
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const ALL = [['DESK', 3], ['LAMP', 1]] as const; // prettier-ignore
const UNPAID = { tenders: [{ kind: 'card' as const, gateway: 'sandbox' as const, captured: 0 }] };
type Placed = Awaited<ReturnType<WritingShop['place']>>;
const cancel = (order: Placed) =>
	requestCancellation(shop.shopper(order), { order: order.id, items: shop.itemsOf(order, ALL) });

describe('an order nobody paid (T2)', () => {
	it('is canceled at once by its shopper', async () => {
		const order = await shop.place(UNPAID);
		const { id } = await cancel(order);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', due: 0 });
	});

	it('is only asked for when the gateway has money that we did not hear of', async () => {
		const order = await shop.place(UNPAID);
		await shop.capture(order.tenders[0]?.reference ?? '', 5840);
		const { id } = await cancel(order);
		expect(await shop.see(id)).toMatchObject({ state: 'requested' });
	});

	it('voids what its shopper began to pay', async () => {
		const order = await shop.place(UNPAID);
		const token = (await wayToPay(shop.shopper(order), { order: order.id })).split('/').at(-1) ?? '';
		await expect(desk.pay(token, 'declined')).rejects.toMatchObject({ code: 'payment.declined' });
		const { id } = await cancel(order);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled' });
		expect(await desk.look(token)).toMatchObject({ state: 'not_needed' });
		await expect(desk.pay(token)).rejects.toMatchObject({ code: 'balance.settled' });
	});

	it('is not canceled while its shopper pays: the money counts', async () => {
		const order = await shop.place(UNPAID);
		const token = (await wayToPay(shop.shopper(order), { order: order.id })).split('/').at(-1) ?? '';
		await desk.pay(token, 'slow');
		const { id } = await cancel(order);
		expect(await shop.see(id)).toMatchObject({ state: 'requested' });
		expect(await desk.stand(order)).toMatchObject({ owed: 0, tenders: [{}, { captured: 5840 }] });
	});
});

describe('money for an order that was canceled unpaid (T15)', () => {
	const late = async () => {
		const order = await shop.place({ ...UNPAID, email: `late${Math.random()}@example.com` });
		const { id } = await cancel(order);
		const reference = order.tenders[0]?.reference ?? '';
		await shop.capture(reference, 5840);
		return { order, id, reference };
	};

	it('goes back by a case without items, once, and staff are told', async () => {
		const { order, reference } = await late();
		expect(await moneyTold(shop.ctx(), 'sandbox', reference)).toBe(true);
		expect(await moneyTold(shop.ctx(), 'sandbox', reference)).toBe(false);
		const { cases, owed, state } = await desk.stand(order);
		expect({ owed, state }).toEqual({ owed: 0, state: 'canceled' });
		expect(cases).toHaveLength(2);
		const [, it] = cases;
		expect(it).toMatchObject({ state: 'in_progress', origin: 'system', worth: 0, due: 5840, items: [] });
		const seen = await shop.see(it?.id ?? '');
		expect(seen.refunds).toMatchObject([{ state: 'planned', amount: 5840 }]);
		const told = (await shop.db.select().from(tasks)).filter((task) => task.cancellationId === it?.id);
		expect(told).toMatchObject([{ kind: 'late_money', state: 'open' }]);

		await payMore(shop.staff('finance'), { id: it?.id ?? '', amount: 5840 });
		await shop.settle();
		expect(await shop.see(it?.id ?? '')).toMatchObject({ state: 'canceled', refunded: 5840 });
		expect(shop.office.to(order.email).at(-1)?.subject).toBe('Your refund of $58.40 is on its way');
	});

	it('pays the order after all when staff undo both cases', async () => {
		const { order, id, reference } = await late();
		await moneyTold(shop.ctx(), 'sandbox', reference);
		const [, caught] = (await desk.stand(order)).cases;
		const undoes = (one = '') => undo(shop.staff('manager'), { id: one, answers: [] });
		await expect(undoes(caught?.id)).rejects.toMatchObject({
			...{ code: 'undo.blocked', facts: { blocking: [{ effect: 'money_not_owed' }] } }
		}); // nobody would send it back any more
		await undoes(id);
		expect(await balancesOf(shop.db, order.id)).toEqual([]); // the shopper paid: nobody asks them again
		await undoes(caught?.id);
		expect(await desk.stand(order)).toMatchObject({ owed: 0, state: 'open' });
	});

	it('may be recorded by finance; a living order takes no more than is owed', async () => {
		const { order } = await late();
		const payment = { kind: 'bank_deposit', amount: 100, reference: 'B-1', date: '2026-03-02' } as const;
		await recordPayment(shop.staff('finance'), { order: order.id, ...payment });
		expect((await desk.stand(order)).cases.at(-1)).toMatchObject({ origin: 'system', due: 100, items: [] });
		const living = await shop.place();
		await expect(recordPayment(shop.staff('finance'), { order: living.id, ...payment })).rejects.toMatchObject({
			code: 'order.nothing_owed'
		});
	});

	it('lets an order that still waits go on, however late it comes', async () => {
		const order = await shop.place(UNPAID);
		await shop.capture(order.tenders[0]?.reference ?? '', 5840);
		await moneyTold(shop.ctx(), 'sandbox', order.tenders[0]?.reference ?? '');
		expect(await desk.stand(order)).toMatchObject({ owed: 0, state: 'open', cases: [] });
	});
});
