import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import { askNow, editLetter } from '../../../../src/lib/modules/cancellations/suppliers/ask-now.server';
import { cannotDeliver } from '../../../../src/lib/modules/cancellations/suppliers/by-link.server';
import { listSuppliers } from '../../../../src/lib/modules/suppliers/repository/directory.server';
import { listWaiting } from '../../../../src/lib/modules/suppliers/repository/waiting.server';
import { supplierOrders } from '../../../../src/lib/modules/suppliers/tables.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { MAIL, openBuyingShop, type BuyingShop } from '../../../support/buying';

let shop: BuyingShop;
beforeAll(async () => {
	shop = await openBuyingShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});
beforeEach(() => void (shop.office.given.length = 0));

describe('asking', () => {
	it('writes one letter, however many accept at once', async () => {
		const order = await shop.bought();
		const { id } = await shop.ask(order, [['PRINT', 2]]);
		const all = await Promise.allSettled(Array.from({ length: 8 }, () => accept(shop.staff('agent'), { id })));
		expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await sendNow(shop.staff('agent'), { id });
		await shop.deliver();
		expect(shop.office.to(MAIL)).toHaveLength(1);
	});

	it('writes to nobody about what was not ordered yet, or what it does not stop at this stage', async () => {
		const early = await shop.bought({}, 'not_placed');
		const late = await shop.bought({ cancelableUntil: 'placed' });
		await shop.db.update(supplierOrders).set({ state: 'in_production' }).where(eq(supplierOrders.orderId, late.id));
		const { id } = await shop.ask(early, [['PRINT', 2]]);
		await accept(shop.staff('agent'), { id });
		const second = await shop.ask(late, [['PRINT', 2]]);
		await expect(accept(shop.staff('agent'), { id: second.id })).rejects.toMatchObject({ code: 'supplier.declined' });
		await shop.pass(11);
		await shop.deliver();
		expect(shop.office.to(MAIL)).toEqual([]);
	});

	it('says what staff wrote instead of the usual words, until it has left', async () => {
		const order = await shop.bought();
		const { id } = await shop.ask(order, [['PRINT', 2]]);
		await accept(shop.staff('agent'), { id });
		const mine = { id, supplier_cancellation: (await shop.askOf(id))?.id ?? '' };
		await editLetter(shop.staff('agent'), { ...mine, letter: 'Dear Jo,\n\nplease stop this one.' });
		await sendNow(shop.staff('agent'), { id });
		await shop.deliver();
		expect(shop.office.to(MAIL)[0]?.text).toContain('please stop this one.');
		await expect(editLetter(shop.staff('agent'), { ...mine, letter: 'Too late' })).rejects.toMatchObject({
			code: 'supplier.letter_gone'
		});
	});

	it('before the decision asks once, and the supplier is told to go on when it is rejected', async () => {
		const order = await shop.bought();
		const { id } = await shop.ask(order, [['PRINT', 2]]);
		await askNow(shop.staff('agent'), { id });
		await expect(askNow(shop.staff('agent'), { id })).rejects.toMatchObject({ code: 'supplier.nobody_to_ask' });
		await shop.deliver();
		expect(await shop.askOf(id)).toMatchObject({ state: 'sent' });
		await reject(shop.staff('agent'), { id, reason: 'Already wrapped', show: true });
		await shop.deliver();
		expect(await shop.askOf(id)).toMatchObject({ state: 'not_needed' });
		expect(shop.office.to(MAIL).map(({ subject }) => subject)).toEqual([
			`Please stop items of order ${order.number}`,
			`Please go on with order ${order.number}`
		]);
	});
});

describe('a supplier that said no before the decision', () => {
	it('stops whoever is no manager, and a manager without a reason; with one the case goes on', async () => {
		const { id } = await shop.ask(await shop.bought(), [['PRINT', 2]]);
		await askNow(shop.staff('agent'), { id });
		await shop.deliver();
		const supplier_cancellation = (await shop.askOf(id))?.id ?? '';
		await answerSupplier(shop.staff('agent'), { id, supplier_cancellation, answer: 'declined', note: 'Printed' });
		const overrides = [{ guard: 'supplier' as const, reason: 'A regular customer' }];
		const no = { code: 'supplier.declined' };
		await expect(accept(shop.staff('agent'), { id, overrides })).rejects.toMatchObject(no);
		await expect(accept(shop.staff('manager'), { id })).rejects.toMatchObject(no);
		await accept(shop.staff('manager'), { id, overrides });
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', due: 2000 });
	});
});

describe('where the policy asks at the request', () => {
	afterAll(() => shop.policy({ ask_supplier: 'acceptance' }));

	it('asks at once and once, and lets the refund go with the acceptance when all have said yes', async () => {
		await shop.policy({ ask_supplier: 'request' });
		const { id } = await shop.ask(await shop.bought(), [['PRINT', 2]]);
		await shop.deliver();
		expect(shop.office.to(MAIL)).toHaveLength(1);
		expect(await shop.askOf(id)).toMatchObject({ state: 'sent' });
		const supplier_cancellation = (await shop.askOf(id))?.id ?? '';
		await answerSupplier(shop.staff('agent'), { id, supplier_cancellation, answer: 'approved' });
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		await shop.deliver();
		expect(shop.office.to(MAIL)).toHaveLength(1);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
	});

	it('asks nobody about what was not ordered yet, nor a supplier that says itself that it can’t deliver', async () => {
		await shop.ask(await shop.bought({}, 'not_placed'), [['PRINT', 2]]);
		const order = await shop.bought();
		const { token } = await shop.asked(order, 1);
		shop.office.given.length = 0;
		const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
		await cannotDeliver(shop.ctx(), token, { items, reason: 'sold_out', note: '' });
		await shop.deliver();
		expect(shop.office.to(MAIL)).toEqual([]);
	});
});

describe('where letters are looked over', () => {
	afterAll(() => shop.policy({ ask_supplier: 'acceptance', letter_minutes: 0, grace_minutes: 10 }));

	it.each([
		['at the request', { ask_supplier: 'request', grace_minutes: 10 }],
		['by an acceptance without grace', { ask_supplier: 'acceptance', grace_minutes: 0 }]
	] as const)('one that asks %s waits so long, takes the words staff give it, and leaves once', async (_, how) => {
		await shop.policy({ ...how, letter_minutes: 5 });
		const order = await shop.bought();
		const before = shop.office.to(MAIL).length;
		const { id } = await shop.ask(order, [['PRINT', 2]]);
		if (how.ask_supplier === 'acceptance') await accept(shop.staff('agent'), { id });
		await shop.deliver();
		await shop.pass(4);
		expect([shop.office.to(MAIL).length - before, (await shop.askOf(id))?.state]).toEqual([0, 'to_send']);
		const ask = (await shop.askOf(id))?.id ?? '';
		await editLetter(shop.staff('agent'), { id, supplier_cancellation: ask, letter: 'Please stop the posters.' });
		for (let minute = 0; minute < 20; minute += 2) await shop.pass(2);
		const sent = shop.office.to(MAIL).slice(before);
		expect(sent.map(({ text }) => text.includes('Please stop the posters.'))).toEqual([true]);
		expect(await shop.askOf(id)).toMatchObject({ state: 'sent' });
	});
});

describe('silence', () => {
	it('is reminded of once, by however many look, and then somebody has to call', async () => {
		const order = await shop.bought({ answerHours: 2 });
		const { id } = await shop.asked(order);
		await shop.pass(121);
		await shop.settle();
		await shop.deliver();
		expect(shop.office.to(MAIL)).toHaveLength(2);
		expect(await shop.eventsOf(id, 'supplier.reminded')).toBe(1);
		await shop.pass(121);
		await shop.pass(1000);
		await shop.deliver();
		expect(shop.office.to(MAIL)).toHaveLength(2);
		expect(await shop.askOf(id)).toMatchObject({ state: 'sent', dueAt: null });
		expect(await shop.tasksOf(id)).toMatchObject([{ kind: 'supplier_silent', state: 'open' }]);
		const listed = await listSuppliers(shop.db, shop.ctx().now, { limit: 50 });
		expect(listed.filter(({ waiting }) => waiting > 0)).toContainEqual(
			expect.objectContaining({ name: order.supplier, waiting: 1, late: 1 })
		);
		const waiting = await listWaiting(shop.db, { limit: 50 });
		expect(waiting.items.map(({ number }) => number)).toContain((await shop.see(id)).number);
		expect(await shop.see(id)).toMatchObject({ refunds: [{ state: 'planned' }] });
	});

	it('counts as a yes where that was agreed: the refund goes', async () => {
		const { id } = await shop.asked(await shop.bought({ answerHours: 2, silence: 'assume_yes' }));
		await shop.pass(121);
		await shop.pass(121);
		expect(await shop.askOf(id)).toMatchObject({ state: 'expired' });
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
	});
});
