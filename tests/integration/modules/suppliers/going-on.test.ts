import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { draftRun } from '../../../../src/lib/modules/cancellations/actions/bulk/draft.server';
import { lookAtRun } from '../../../../src/lib/modules/cancellations/actions/bulk/look-runs.server';
import { bookDeposit } from '../../../../src/lib/modules/cancellations/actions/money/book-deposit.server';
import { releaseRefund, retryRefund } from '../../../../src/lib/modules/cancellations/actions/money/move-refund.server';
import { payMore } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { sendPlanned } from '../../../../src/lib/modules/cancellations/actions/money/send-planned.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { askNow } from '../../../../src/lib/modules/cancellations/suppliers/ask-now.server';
import { goOnWithout } from '../../../../src/lib/modules/cancellations/suppliers/go-on.server';
import { listPending } from '../../../../src/lib/modules/deposits/repository/pending.server';
import { hold } from '../../../../src/lib/modules/refunds/actions/hold.server';
import { refunds } from '../../../../src/lib/modules/refunds/tables.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { hire } from '../../../support/bulk';
import { MAIL, openBuyingShop, type BuyingShop } from '../../../support/buying';

let shop: BuyingShop;
beforeAll(async () => {
	shop = await openBuyingShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const finance = () => shop.staff('finance');
const manager = () => shop.staff('manager');
const SILENT = { code: 'supplier.not_answered', facts: { guard: 'supplier', at_stake: 2000, overridable: true } };
const SAID_NO = { code: 'supplier.declined', facts: { guard: 'supplier', at_stake: 2000, overridable: true } };
const refundOf = async (id: string) => (await shop.see(id)).refunds.at(-1)?.id ?? '';
const stateOf = async (id: string) => (await shop.see(id)).refunds.at(-1)?.state;
const byBank = { tenders: [{ kind: 'bank_deposit' as const, captured: 2000 }] };
const FAILED = (settledAt: Date) => ({ state: 'failed', settledAt, failureCode: 'declined' }) as const;
const paidBy = { date: '2026-01-12', reference: 'BANK-1' };

describe('while the supplier has not answered', () => {
	it('nobody sends the money, a manager neither, by whichever way', async () => {
		const { id } = await shop.asked(await shop.bought());
		const refund = await refundOf(id);
		for (const who of [finance(), manager()]) {
			await expect(sendPlanned(who, { id })).rejects.toMatchObject(SILENT);
			await expect(sendPlanned(who, { id, refund })).rejects.toMatchObject(SILENT);
			await expect(payMore(who, { id, amount: 500 })).rejects.toMatchObject(SILENT);
		}
		const owner = (await hire(shop, 'owner'))();
		const run = await draftRun(owner, { kind: 'refund', ids: [id] });
		const { summary } = await lookAtRun(owner, { id: run, tab: 'all', from: 0 });
		expect(summary).toMatchObject({ count: 0, reasons: [{ code: 'supplier.not_answered', count: 1 }] });
		expect(await shop.see(id)).toMatchObject({ refunded: 0, refunds: [{ state: 'planned' }] });
	});

	it('nor is it moved by hand, or by way of a hold', async () => {
		const byHand = await shop.asked(await shop.bought({}, 'placed', byBank));
		const refund = await refundOf(byHand.id);
		await expect(bookDeposit(manager(), { id: byHand.id, refund, ...paidBy })).rejects.toMatchObject(SILENT);
		const { id } = await shop.asked(await shop.bought());
		const held = { id: await refundOf(id) };
		await hold(finance(), held);
		await releaseRefund(finance(), held);
		await shop.settle();
		expect(await stateOf(id)).toBe('planned');
	});

	it('nor tried again, once it failed and the supplier said no after all', async () => {
		const { id, ask } = await shop.asked(await shop.bought());
		await answerSupplier(finance(), { id, supplier_cancellation: ask, answer: 'declined' });
		const at = shop.ctx().now;
		for (const moved of [{ state: 'queued' }, { state: 'submitted', submittedAt: at }, FAILED(at)] as const)
			await shop.db.update(refunds).set(moved).where(eq(refunds.cancellationId, id));
		const failed = { id: await refundOf(id) };
		await expect(retryRefund(manager(), failed)).rejects.toMatchObject(SAID_NO);
		await goOnWithout(manager(), { id, reason: 'The customer waits' });
		await retryRefund(finance(), failed);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
	});
});

describe('a manager goes on without it', () => {
	it('with a reason, once, and what waited leaves; the history says who, why and how much', async () => {
		const { id } = await shop.asked(await shop.bought());
		await expect(goOnWithout(finance(), { id, reason: 'Cheap' })).rejects.toMatchObject({ code: 'auth.forbidden' });
		await goOnWithout(manager(), { id, reason: 'Cheap enough' });
		await expect(goOnWithout(manager(), { id, reason: 'Again' })).rejects.toMatchObject({
			code: 'supplier.nobody_awaited'
		});
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
		expect(await shop.eventsOf(id, 'supplier.overridden')).toBe(1);
		expect(await shop.askOf(id)).toMatchObject({ overriddenBy: 'manager', overrideReason: 'Cheap enough' });
	});

	it('at the acceptance: the money leaves with the grace, and the supplier is asked all the same', async () => {
		const overrides = [{ guard: 'supplier', reason: 'A regular customer' }];
		const { id } = await shop.ask(await shop.bought(), [['PRINT', 2]]);
		await expect(accept(shop.staff('agent'), { id, overrides })).rejects.toMatchObject({ code: 'auth.forbidden' });
		await accept(manager(), { id, overrides });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
		expect(await shop.eventsOf(id, 'supplier.asked')).toBe(1);
	});

	it('after a no: the refund goes anyway, finance can send it, and the task is done', async () => {
		const { id, ask } = await shop.asked(await shop.bought({}, 'placed', byBank));
		await answerSupplier(finance(), { id, supplier_cancellation: ask, answer: 'declined', note: 'Printed' });
		const refund = await refundOf(id);
		await expect(bookDeposit(manager(), { id, refund, ...paidBy })).rejects.toMatchObject(SAID_NO);
		await goOnWithout(manager(), { id, reason: 'Our mistake' });
		expect(await shop.tasksOf(id)).toMatchObject([{ kind: 'supplier_declined', state: 'done' }]);
		await bookDeposit(finance(), { id, refund, ...paidBy });
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
	});
});

describe('what is no answer, and what is one', () => {
	it('a no that comes during the grace keeps the money when the grace ends', async () => {
		const { id } = await shop.ask(await shop.bought(), [['PRINT', 2]]);
		await askNow(shop.staff('agent'), { id });
		await shop.deliver();
		await accept(shop.staff('agent'), { id });
		const supplier_cancellation = (await shop.askOf(id))?.id ?? '';
		await answerSupplier(finance(), { id, supplier_cancellation, answer: 'declined', note: 'Printed' });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'planned' }] });
	});

	it('a part, once what does not stop has left the case; before that it is a no', async () => {
		const order = await shop.bought();
		const { id, ask } = await shop.asked(order);
		const line_item = order.lines[0]?.id ?? '';
		const half = [{ line_item, quantity: 1 }];
		await answerSupplier(finance(), { id, supplier_cancellation: ask, answer: 'partly_approved', items: half });
		await expect(payMore(finance(), { id, amount: 100 })).rejects.toMatchObject(SAID_NO);
		await drop(shop.staff('agent'), { id, items: half, reason: 'One is printed' });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1000 });
	});

	it('where it declined all, a part taken out of the case leaves a no about the rest', async () => {
		const order = await shop.bought();
		const { id, ask } = await shop.asked(order);
		await answerSupplier(finance(), { id, supplier_cancellation: ask, answer: 'declined' });
		await drop(shop.staff('agent'), {
			id,
			items: [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }],
			reason: 'No'
		});
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', due: 1000, refunded: 0 });
	});

	it('of what left the case is told to go on, or, where it had stopped it, becomes a new order', async () => {
		const order = await shop.bought();
		const { id } = await shop.asked(order);
		const all = [{ line_item: order.lines[0]?.id ?? '', quantity: 2 }];
		shop.office.given.length = 0;
		await drop(shop.staff('agent'), { id, items: all, reason: 'It is on its way' });
		await shop.deliver();
		expect(await shop.askOf(id)).toMatchObject({ state: 'not_needed' });
		expect(shop.office.to(MAIL).map(({ subject }) => subject)).toEqual([`Please go on with order ${order.number}`]);

		const other = await shop.bought();
		const asked = await shop.asked(other);
		await hold(manager(), { id: await refundOf(asked.id), reason: 'Wait' });
		await answerSupplier(finance(), { id: asked.id, supplier_cancellation: asked.ask, answer: 'approved' });
		const one = [{ line_item: other.lines[0]?.id ?? '', quantity: 1 }];
		await drop(shop.staff('agent'), { id: asked.id, items: one, reason: 'It is wanted' });
		expect(await shop.tasksOf(asked.id)).toMatchObject([{ kind: 'order_again_from_supplier', state: 'open' }]);
	});

	it('deposits are offered to a batch once it was, a silence that counts as yes among them', async () => {
		const pending = async () => {
			const { items } = await listPending(shop.db, { tab: 'missing', carriers: [], limit: 50 });
			return items.map((one) => one.case);
		};
		const silent = await shop.asked(await shop.bought({ answerHours: 2, silence: 'assume_yes' }, 'placed', byBank));
		const { number } = await shop.see(silent.id);
		expect(await pending()).not.toContain(number);
		await shop.pass(121);
		await shop.pass(121);
		expect(await pending()).toContain(number);
		const other = await shop.asked(await shop.bought({}, 'placed', byBank));
		await goOnWithout(manager(), { id: other.id, reason: 'Cheap' });
		expect(await pending()).toContain((await shop.see(other.id)).number);
	});
});
