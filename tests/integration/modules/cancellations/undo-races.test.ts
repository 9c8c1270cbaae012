import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refused } from '../../../../src/lib/core/refusal';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { agreeToPrice, offerPrice } from '../../../../src/lib/modules/cancellations/actions/money/offer-price.server';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { balancesOf } from '../../../../src/lib/modules/orders/repository/balances.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { followed } from '../../../../src/lib/wiring/live/follow.server';
import { scriptSandbox } from '../../../support/sandbox';
import { openShop, type Shop } from '../../../support/shop';
import { setSupplierOrderState } from '../../../support/suppliers';
import { debtor } from './balance/steps';

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

const OWED = [{ effect: 'gateway_refunded', answer: 'balance_due' }];
const undoIt = (id: string) => undo(shop.staff('manager'), { id, answers: OWED });
/** How each of them ended: done, or by which refusal. */
const outcomesOf = async (...acts: readonly Promise<unknown>[]) =>
	(await Promise.allSettled(acts)).map((outcome) => {
		if (outcome.status === 'fulfilled') return 'done';
		if (outcome.reason instanceof Refused) return outcome.reason.code;
		throw outcome.reason;
	});
const eventsOf = async (order: string, name: string) =>
	(await shop.db.execute(sql`select 1 from events where order_id = ${order} and name = ${name}`)).length;

it('two undos at once that both leave a debt: one balance is asked for, and it is all that is owed', async () => {
	for (let round = 0; round < 4; round++) {
		const order = await shop.place();
		const [one, two] = [await shop.ask(order, [['DESK', 1]]), await shop.ask(order, [['DESK', 2]])];
		for (const { id } of [one, two]) await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await outcomesOf(undoIt(one.id), undoIt(two.id))).toEqual(['done', 'done']);
		expect(await desk.stand(order)).toMatchObject({ state: 'balance_due', owed: 3240 });
		expect(await balancesOf(shop.db, order.id)).toMatchObject([{ state: 'open', left: 3240 }]);
		await desk.pay(await desk.tokenFor(order));
		expect(await desk.stand(order)).toMatchObject({ state: 'open', owed: 0, tenders: [{}, { captured: 3240 }] });
	}
});

it('the same undo twice at once: the debt is asked for once', async () => {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	expect((await outcomesOf(undoIt(id), undoIt(id))).toSorted()).toEqual(['cancellation.wrong_status', 'done']);
	expect(await eventsOf(order.id, 'balance.asked')).toBe(1);
	expect(await desk.stand(order)).toMatchObject({ owed: 3240 });
});

it('an undo against a refund that settles: it waits, or it has the money that left before it', async () => {
	for (let round = 0; round < 6; round++) {
		await scriptSandbox(shop.db, [{ outcome: 'pending', after_ms: 0 }]);
		const order = await shop.place();
		const { id } = await shop.ask(order, [['DESK', 3]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'pending' }] });
		const [undone, told] = await outcomesOf(undoIt(id), shop.gatewayTells(id));
		await shop.settle();
		expect(told).toBe('done');
		const { owed, tenders } = await desk.stand(order);
		expect(tenders).toMatchObject([{ refunded: 3240, reserved: 0 }]);
		if (undone === 'done') {
			expect(await shop.see(id)).toMatchObject({ state: 'undone', refunded: 3240 });
			expect(owed).toBe(3240);
		} else {
			expect(undone).toBe('refund.in_flight');
			expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
			expect(owed).toBe(0);
		}
	}
});

it('a lower price agreed to twice, by a double click or in two tabs, is agreed to once', async () => {
	await shop.policy({ personalized: 'allow', personalized_keep: { placed: 0, in_production: 40, shipped: 100 } });
	const made = { personalized: true, supplier: 'Maker', supplier_order: 'placed' as const };
	const order = await shop.place({
		line_items: [{ sku: 'PEN', title: 'Pen', quantity: 1, unit_price: 5000, ...made }],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5000 }]
	});
	const { id } = await shop.ask(order, [['PEN', 1]]);
	await setSupplierOrderState(shop.db, order.id, 'in_production');
	await offerPrice(shop.staff('agent'), { id });
	const { offered } = await followed(shop.shopper(order), { cancellation: id });
	const quote = offered?.quote ?? '';
	const agree = (ctx = shop.shopper(order)) => agreeToPrice(ctx, { id, quote });
	const outcomes = await outcomesOf(agree(), agree(), agree(shop.link(id)), agree(shop.link(id)));
	expect(outcomes).toEqual(['done', 'done', 'done', 'done']);
	expect(await shop.see(id)).toMatchObject({ state: 'requested', due: 3000, quote: { fee: 2000 } });
	expect(await eventsOf(order.id, 'cancellation.price_agreed')).toBe(1);
});
