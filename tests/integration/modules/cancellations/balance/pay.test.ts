import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { undo } from '../../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { recordPayment } from '../../../../../src/lib/modules/cancellations/balance/record-payment.server';
import { balancesDue } from '../../../../../src/lib/modules/orders/balance.tables.server';
import { balancesOf } from '../../../../../src/lib/modules/orders/repository/balances.server';
import { readBooks } from '../../../../../src/lib/modules/payments/repository/sandbox-payments.server';
import { payments } from '../../../../../src/lib/modules/payments/payments.tables.server';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { checkByLink } from '../../../../../src/lib/wiring/pay/pay-page.server';
import { constraintOf } from '../../../../../src/lib/server/store/constraint';
import { openShop, type Shop } from '../../../../support/shop';
import { debtor } from './steps';

let shop: Shop;
let desk: ReturnType<typeof debtor>;
beforeAll(async () => {
	shop = await openShop();
	desk = debtor(shop);
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const code = (problem: Promise<unknown>) =>
	problem.then(
		() => 'done',
		(why: { code?: string }) => why.code ?? why
	);
const transfer = (order: string, amount: number) =>
	({ order, kind: 'bank_deposit', amount, reference: `B-${amount}`, date: '2026-03-02' }) as const;

describe('the page that takes the money', () => {
	it('takes all that is left; what is canceled later goes back there', async () => {
		const { order } = await desk.owing();
		const token = await desk.tokenFor(order);
		expect(await desk.look(token)).toMatchObject({ state: 'open', left: 3240, items: [{ quantity: 3 }] });
		await desk.pay(token);
		expect(await desk.look(token)).toMatchObject({ state: 'paid', left: 0 });
		const after = await desk.stand(order);
		expect(after).toMatchObject({ state: 'open', owed: 0, tenders: [{ refunded: 3240 }, { captured: 3240 }] });
		expect(after.tenders[1]).toMatchObject({ kind: 'card', gateway: 'sandbox' });

		const { id } = await shop.ask(order, [['DESK', 3], ['LAMP', 1]]); // prettier-ignore
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 5840 });
		const [books] = await readBooks(shop.db, after.tenders[1]?.reference ?? '');
		expect(books).toMatchObject({ captured: 3240, refunded: 3240 });
	});

	it('takes it once, however often and by how many at once the button is pressed', async () => {
		const { order } = await desk.owing();
		const [one, two] = [await desk.tokenFor(order), await desk.tokenFor(order)];
		await Promise.allSettled([one, two, one, two, one].map((token) => desk.pay(token)));
		expect(await code(desk.pay(one))).toBe('balance.settled');
		const after = await desk.stand(order);
		expect(after.owed).toBe(0);
		expect(after.tenders).toHaveLength(2);
		expect(await shop.db.select().from(payments).where(eq(payments.orderId, order.id))).toHaveLength(1);
	});

	it('says when a card is declined, and takes another', async () => {
		const { order } = await desk.owing();
		const token = await desk.tokenFor(order);
		expect(await code(desk.pay(token, 'declined'))).toBe('payment.declined');
		expect(await desk.look(token)).toMatchObject({ state: 'open', failed: true, left: 3240 });
		expect((await desk.stand(order)).tenders).toHaveLength(1);
		await desk.pay(token);
		expect(await desk.look(token)).toMatchObject({ state: 'paid' });
	});

	it('waits for a bank that takes its time: the poller hears of it, or whoever asks', async () => {
		const { order } = await desk.owing();
		const token = await desk.tokenFor(order);
		await desk.pay(token, 'slow');
		expect(await desk.look(token)).toMatchObject({ state: 'waiting' });
		await shop.pass(1);
		expect(await desk.look(token)).toMatchObject({ state: 'paid' });

		const { order: other } = await desk.owing();
		const link = await desk.tokenFor(other);
		await desk.pay(link, 'slow');
		await checkByLink(shop.ctx(), { token: link, demo: true });
		expect(await desk.look(link)).toMatchObject({ state: 'paid' });
	});

	it('takes what is left after a part came another way', async () => {
		const { order } = await desk.owing();
		const token = await desk.tokenFor(order);
		await recordPayment(shop.staff('finance'), transfer(order.id, 1240));
		expect(await desk.look(token)).toMatchObject({ state: 'open', amount: 3240, left: 2000 });
		await desk.pay(token);
		expect(await desk.stand(order)).toMatchObject({ owed: 0, tenders: [{}, { captured: 1240 }, { captured: 2000 }] });
	});

	it('closes a payment that was begun for another amount', async () => {
		const { order } = await desk.owing();
		const token = await desk.tokenFor(order);
		await shop.db.transaction((tx) => tx.execute('select 1'));
		const [balance] = await balancesOf(shop.db, order.id);
		const begun = { id: 'pay_begun', orderId: order.id, balanceId: balance?.id ?? '', gateway: 'sandbox' };
		const at = shop.ctx().now;
		const rest = { amountMinor: 3240, currency: 'USD', state: 'pending', reference: 'sbp_none' } as const;
		await shop.db.insert(payments).values({ ...begun, ...rest, createdAt: at, checkAt: at });
		await recordPayment(shop.staff('finance'), transfer(order.id, 40));
		await desk.pay(token);
		expect(await desk.stand(order)).toMatchObject({ owed: 0, tenders: [{}, { captured: 40 }, { captured: 3200 }] });
	});

	it.each([
		['an unknown link', 'there-is-no-such-token', 'link.unknown'],
		['a link that is too old', null, 'link.expired']
	])('opens nothing by %s', async (_, given, refused) => {
		const { order } = await desk.owing();
		const token = given ?? (await desk.tokenFor(order));
		if (given === null) await shop.pass(31 * 24 * 60);
		expect(await code(desk.look(token))).toBe(refused);
		expect(await code(desk.pay(token))).toBe(refused);
	});
});

describe('the row of a balance', () => {
	it('follows what the order owes, and nobody can write another figure', async () => {
		const { order, id } = await desk.owing();
		const [open] = await balancesOf(shop.db, order.id);
		expect(open).toMatchObject({ cancellationId: id, amount: 3240, left: 3240, state: 'open' });
		const wrong = shop.db.update(balancesDue).set({ leftMinor: 1 }).where(eq(balancesDue.orderId, order.id));
		expect(constraintOf(await wrong.then(() => null, (why: unknown) => why))).toBe('balance_matches_order'); // prettier-ignore
		await recordPayment(shop.staff('finance'), transfer(order.id, 3240));
		expect(await balancesOf(shop.db, order.id)).toMatchObject([{ amount: 3240, left: 0, state: 'settled' }]);
		const back = shop.db
			.update(balancesDue)
			.set({ state: 'open', leftMinor: 5 })
			.where(eq(balancesDue.orderId, order.id));
		expect(constraintOf(await back.then(() => null, (why: unknown) => why))).toBe('balance_moves'); // prettier-ignore
	});

	it('stays open where another undo takes points again, before its goods are back', async () => {
		await shop.policy({ tenders: 'money_first' });
		const order = await shop.place({
			line_items: [
				{ sku: 'A', title: 'A', quantity: 1, unit_price: 1000 },
				{ sku: 'B', title: 'B', quantity: 1, unit_price: 5000 },
				{ sku: 'C', title: 'C', quantity: 1, unit_price: 100 }
			],
			discounts: [],
			charges: [],
			tenders: [
				{ kind: 'card', gateway: 'sandbox', captured: 1000 },
				{ kind: 'points', captured: 5100 }
			]
		});
		const [byCard, byPoints] = [await shop.ask(order, [['A', 1]]), await shop.ask(order, [['B', 1]])];
		for (const { id } of [byCard, byPoints]) await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		const answers = [{ effect: 'gateway_refunded', answer: 'balance_due' }];
		await undo(shop.staff('manager'), { id: byCard.id, answers });
		await undo(shop.staff('manager'), { id: byPoints.id, answers: [] });
		expect(await desk.stand(order)).toMatchObject({ owed: 1000, state: 'balance_due' });
		expect(await balancesOf(shop.db, order.id)).toMatchObject([{ left: 1000, state: 'open' }]);
		await shop.policy({ tenders: 'proportional' });
	});

	it('goes with the order when the shopper cancels that after all', async () => {
		const { order } = await desk.owing();
		const { id } = await shop.ask(order, [['DESK', 3]]);
		await accept(shop.staff('agent'), { id });
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', due: 0 });
		expect(await balancesOf(shop.db, order.id)).toMatchObject([{ state: 'settled', left: 0 }]);
	});
});
