import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ask } from '../../../../../src/lib/modules/cancellations/balance/ask.server';
import { recordPayment } from '../../../../../src/lib/modules/cancellations/balance/record-payment.server';
import { balancesOf } from '../../../../../src/lib/modules/orders/repository/balances.server';
import { tasks } from '../../../../../src/lib/modules/orders/tables.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { giveUpBalance } from '../../../../../src/lib/wiring/pay/payments.server';
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
beforeEach(() => void (shop.office.given.length = 0));

let shoppers = 0;
const owing = async (locale = 'en') => {
	const email = `debtor${shoppers++}@example.com`;
	const made = await desk.owing({ email, locale });
	await shop.settle();
	return { ...made, email, mails: () => shop.office.to(email).map(({ subject }) => subject) };
};
const DAY = 24 * 60;
const openTasks = async (orderId: string) =>
	(await shop.db.select().from(tasks)).filter((task) => task.orderId === orderId && task.state === 'open');

it('asks by one mail that carries the way to pay, in the language of the order', async () => {
	const { order, mails, email } = await owing('ko');
	expect(mails().at(-1)).toBe(`주문 ${order.number} 건이 계속 진행됩니다: US$32.40 결제가 필요합니다`);
	expect(mails().filter((subject) => subject.includes('32.40'))).toHaveLength(1);
	const [, token] = /\/pay\/([\w-]+)/.exec(shop.office.to(email).at(-1)?.text ?? '') ?? [];
	expect(await desk.look(token ?? '')).toMatchObject({ state: 'open', left: 3240 });
	await desk.pay(token ?? '');
	await shop.settle();
	expect(mails().at(-1)).toBe(`주문 ${order.number}: 결제가 확인되었습니다`);
});

it('reminds the shopper twice, then staff; once it is paid, nobody', async () => {
	const { order, mails } = await owing();
	const before = mails().length;
	await shop.pass(3 * DAY + 1);
	await shop.pass(1);
	expect(mails()).toHaveLength(before + 1);
	expect(mails().at(-1)).toContain('is waiting: $32.40');
	await shop.pass(3 * DAY + 1);
	expect(mails()).toHaveLength(before + 2);
	expect(await openTasks(order.id)).toEqual([]);
	await shop.pass(3 * DAY + 1);
	await shop.pass(9 * DAY);
	expect(mails()).toHaveLength(before + 2);
	expect(await openTasks(order.id)).toMatchObject([{ kind: 'balance_unpaid', facts: { amount: 3240 } }]);
	const payment = { kind: 'bank_deposit', amount: 3240, reference: 'B-9', date: '2026-03-02' } as const;
	await recordPayment(shop.staff('finance'), { order: order.id, ...payment });
	expect(await openTasks(order.id)).toEqual([]);
});

it('asks again when staff say so, and nobody for what is not owed', async () => {
	const { order, mails } = await owing();
	const before = mails().length;
	await ask(shop.staff('agent'), { order: order.id });
	await shop.settle();
	expect(mails()).toHaveLength(before + 1);
	const paid = await shop.place();
	await expect(ask(shop.staff('agent'), { order: paid.id })).rejects.toMatchObject({ code: 'order.nothing_owed' });
	const atTheDoor = await shop.place({ tenders: [{ kind: 'cash_on_delivery', captured: 0 }] });
	await expect(ask(shop.staff('agent'), { order: atTheDoor.id })).rejects.toMatchObject({ code: 'order.nothing_owed' });
	await expect(ask(shop.shopper(order), { order: order.id })).rejects.toMatchObject({ code: 'auth.forbidden' });
});

it('given up, the units are canceled again and nothing comes back that was never paid', async () => {
	const { order } = await owing();
	const token = await desk.tokenFor(order);
	const payment = { kind: 'bank_deposit', amount: 240, reference: 'B-8', date: '2026-03-02' } as const;
	await recordPayment(shop.staff('finance'), { order: order.id, ...payment });
	await giveUpBalance(shop.staff('agent'), { order: order.id });
	const after = await desk.stand(order);
	expect(after).toMatchObject({ owed: 0, state: 'open' });
	expect(after.cases.at(-1)).toMatchObject({ origin: 'admin', worth: 3240, due: 240, items: [{ quantity: 3 }] });
	expect(await balancesOf(shop.db, order.id)).toMatchObject([{ state: 'given_up', left: 3000 }]);
	expect(await desk.look(token)).toMatchObject({ state: 'not_needed' });
	await expect(desk.pay(token)).rejects.toMatchObject({ code: 'balance.given_up' });
	await expect(giveUpBalance(shop.staff('agent'), { order: order.id })).rejects.toMatchObject({
		code: 'balance.settled'
	});
});

it('is not given up while the shopper pays: the money counts', async () => {
	const { order } = await owing();
	await desk.pay(await desk.tokenFor(order), 'slow');
	await expect(giveUpBalance(shop.staff('agent'), { order: order.id })).rejects.toMatchObject({
		code: 'payment.in_flight'
	});
	expect(await desk.stand(order)).toMatchObject({ owed: 0, state: 'open' });
});
