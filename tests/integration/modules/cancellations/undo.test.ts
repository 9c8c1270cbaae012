import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { bookDeposit } from '../../../../src/lib/modules/cancellations/actions/money/book-deposit.server';
import { unaccept } from '../../../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { undo, undoPreview } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { owedOn, stateOf } from '../../../../src/lib/modules/cancellations/money/order-money';
import { historyOf } from '../../../../src/lib/modules/cancellations/repository/history.server';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { recordPayment } from '../../../../src/lib/modules/cancellations/balance/record-payment.server';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
import { scriptSandbox } from '../../../support/sandbox';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

type Over = Parameters<Shop['place']>[0];

/** An order, its first line asked back and accepted. */
const accepted = async (over: Over = {}, role: 'agent' | 'finance' = 'agent') => {
	const order = await shop.place(over);
	const { id } = await shop.ask(order, [['DESK', 3]]);
	await accept(shop.staff(role), { id });
	return { order, id };
};
const desk = async (id: string) => readDesk(shop.db, shop.ctx().actor, { order: id });

describe('within the grace', () => {
	it('nothing has left: whoever accepted undoes it free of charge', async () => {
		const { order, id } = await accepted();
		const meter = await undoPreview(shop.staff('agent'), { id });
		expect(meter).toMatchObject({ possible: true, atRisk: 0, rows: [{ effect: 'nothing_left', color: 'free' }] });
		await undo(shop.staff('agent'), { id, answers: [] });
		expect(await shop.see(id)).toMatchObject({ state: 'undone', refunds: [{ state: 'canceled' }] });
		expect((await shop.order(order.id)).lines[0]?.units).toMatchObject({ open: 3, canceled: 0 });
		expect((await shop.order(order.id)).tenders[0]).toMatchObject({ reserved: 0, refunded: 0 });
	});

	it('an agent who did not accept it may not', async () => {
		const { id } = await accepted();
		await expect(undo(shop.staff('agent', 'Other'), { id, answers: [] })).rejects.toMatchObject({
			code: 'auth.forbidden'
		});
	});

	it('goes back to requested as if never accepted (T16), and can be accepted again', async () => {
		const { order, id } = await accepted();
		await unaccept(shop.staff('agent'), { id });
		expect(await shop.see(id)).toMatchObject({ state: 'requested', grace_until: null });
		expect((await shop.order(order.id)).lines[0]?.units).toMatchObject({ held: 3, canceled: 0 });
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
	});

	it('is over once sent: unaccept says so', async () => {
		const { id } = await accepted();
		await sendNow(shop.staff('agent'), { id });
		await expect(unaccept(shop.staff('manager'), { id })).rejects.toMatchObject({ code: 'cancellation.grace_over' });
	});
});

describe('after money has left', () => {
	it('is refused while a refund is on its way', async () => {
		await shop.settle(); // what tests before left behind must not take the answer
		await scriptSandbox(shop.db, [{ outcome: 'pending', after_ms: 3_600_000 }]);
		const { id } = await accepted();
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'pending' }] });
		await expect(undo(shop.staff('manager'), { id, answers: [] })).rejects.toMatchObject({ code: 'refund.in_flight' });
	});

	it('asks what the provider says; recaptured: nothing is owed', async () => {
		const { order, id } = await accepted();
		await shop.pass(11);
		await expect(undo(shop.staff('manager'), { id, answers: [] })).rejects.toMatchObject({
			code: 'undo.answer_missing'
		});
		const answers = [{ effect: 'gateway_refunded', answer: 'recaptured', reference: 'rec_77' }];
		await undo(shop.staff('manager'), { id, answers });
		expect(owedOn(await desk(order.id))).toBe(0);
		expect((await shop.order(order.id)).tenders).toMatchObject([
			{ refunded: 3240, remaining: 2600 },
			{ kind: 'card', gateway: 'manual', reference: 'rec_77', captured: 3240, remaining: 3240 }
		]);
	});

	it('not recapturable: the order returns with a balance due that holds the goods until it is paid', async () => {
		const { order, id } = await accepted();
		await shop.pass(11);
		await undo(shop.staff('manager'), { id, answers: [{ effect: 'gateway_refunded', answer: 'balance_due' }] });
		expect(stateOf(await desk(order.id))).toBe('balance_due');
		expect(owedOn(await desk(order.id))).toBe(3240);
		const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 3 }];
		const ship = () => fulfill(shop.staff('agent'), { order: order.id, action: 'ship', items });
		await expect(ship()).rejects.toMatchObject({ code: 'order.on_hold_for_balance' });
		await recordPayment(shop.staff('finance'), {
			order: order.id,
			kind: 'bank_deposit',
			amount: 3240,
			reference: 'B-1',
			date: '2026-03-02'
		});
		expect(stateOf(await desk(order.id))).toBe('open');
		await ship();
	});

	it('case L: a deposit of ₩40,000 paid out blocks until it is confirmed again, or stays as balance due', async () => {
		const won = (number: string) => ({
			number,
			currency: 'KRW',
			region: 'KR',
			line_items: [{ sku: 'DESK', title: 'Desk', quantity: 1, unit_price: 40_000 }],
			discounts: [],
			charges: [],
			tenders: [{ kind: 'bank_deposit' as const, captured: 40_000 }]
		});
		const paidOut = async (number: string) => {
			const order = await shop.place(won(number));
			const { id } = await shop.ask(order, [['DESK', 1]]);
			await accept(shop.staff('finance'), { id });
			await shop.pass(11);
			const refund = (await shop.see(id)).refunds[0]?.id ?? '';
			await bookDeposit(shop.staff('finance'), { id, refund, date: '2026-03-02', reference: 'OUT-1' });
			expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 40_000 });
			return { order, id };
		};
		const again = await paidOut('L-1');
		await expect(undo(shop.staff('manager'), { id: again.id, answers: [] })).rejects.toMatchObject({
			code: 'undo.answer_missing'
		});
		const answers = [
			{ effect: 'deposit_paid', answer: 'paid_again', amount: 40_000, date: '2026-03-02', reference: 'IN-1' }
		];
		await undo(shop.staff('manager'), { id: again.id, answers });
		expect(owedOn(await desk(again.order.id))).toBe(0);
		const kept = (await historyOf(shop.db, again.id)).find(({ name }) => name === 'refund.taken_again')?.data;
		expect(kept).toMatchObject({ amount: 40_000, date: '2026-03-02', reference: 'IN-1' });

		const owing = await paidOut('L-2');
		await undo(shop.staff('manager'), { id: owing.id, answers: [{ effect: 'deposit_paid', answer: 'balance_due' }] });
		expect(owedOn(await desk(owing.order.id))).toBe(40_000);
	});

	it('case M: 3,000 points returned, 2,500 spent since: 500 taken again, ₩2,500 owed', async () => {
		const order = await shop.place({
			currency: 'KRW',
			line_items: [{ sku: 'DESK', title: 'Desk', quantity: 1, unit_price: 3000 }],
			discounts: [],
			charges: [],
			tenders: [{ kind: 'points', captured: 3000 }]
		});
		const before = await shop.wallet(order.shopperId, 'points', 'KRW');
		const { id } = await shop.ask(order, [['DESK', 1]]);
		await accept(shop.staff('agent'), { id });
		expect(await shop.wallet(order.shopperId, 'points', 'KRW')).toBe(before + 3000);
		await shop.spend(order.shopperId, 2500, 'points', 'KRW');
		expect(await undoPreview(shop.staff('manager'), { id })).toMatchObject({
			atRisk: 2500,
			rows: [{ effect: 'stored_value_returned', remedy: 'take_again_rest_balance_due', atRisk: 2500 }]
		});
		await undo(shop.staff('manager'), { id, answers: [] });
		expect(await shop.wallet(order.shopperId, 'points', 'KRW')).toBe(0);
		expect(owedOn(await desk(order.id))).toBe(2500);
		expect(stateOf(await desk(order.id))).toBe('balance_due');
	});

	it('stock that was put back is taken again, and blocks where none is left', async () => {
		await shop.stock('LAMP', 0);
		const order = await shop.place();
		const { id } = await shop.ask(order, [['LAMP', 1]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		await shop.stock('LAMP', 0); // sold meanwhile
		const answers = [{ effect: 'gateway_refunded', answer: 'recaptured', reference: 'rec_1' }];
		await expect(undo(shop.staff('manager'), { id, answers })).rejects.toMatchObject({ code: 'undo.answer_missing' });
		await undo(shop.staff('manager'), {
			id,
			answers: [...answers, { effect: 'stock_returned', answer: 'back_order' }]
		});
		expect(await shop.see(id)).toMatchObject({ state: 'undone' });
	});

	it('an order nobody paid goes back to awaiting payment (T2)', async () => {
		const order = await shop.place({ tenders: [] });
		const { id } = await shop.ask(order, [
			['DESK', 3],
			['LAMP', 1]
		]);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', due: 0 });
		expect(stateOf(await desk(order.id))).toBe('canceled');
		await undo(shop.staff('manager'), { id, answers: [] });
		expect(stateOf(await desk(order.id))).toBe('awaiting_payment');
	});

	it('accepting the loss takes a manager who types exactly what is at risk; the debt is written off', async () => {
		const { order, id } = await accepted();
		await shop.pass(11);
		const wrong = undo(shop.staff('manager'), { id, answers: [], accept_loss: 1 });
		await expect(wrong).rejects.toMatchObject({ code: 'undo.loss_not_accepted' });
		await undo(shop.staff('manager'), { id, answers: [], accept_loss: 3240 });
		expect(owedOn(await desk(order.id))).toBe(0);
		expect(stateOf(await desk(order.id))).toBe('open');
	});
});
