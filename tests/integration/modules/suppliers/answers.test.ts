import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/accept.server';
import { reject } from '../../../../src/lib/modules/cancellations/actions/end-request.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/release.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/supplier-answer.server';
import { askNow, editLetter } from '../../../../src/lib/modules/cancellations/suppliers/ask-now.server';
import {
	answerByLink,
	cannotDeliver,
	lookAsSupplier
} from '../../../../src/lib/modules/cancellations/suppliers/by-link.server';
import { closeLinks } from '../../../../src/lib/modules/suppliers/actions/purchases.server';
import { paidBack, writeOff } from '../../../../src/lib/modules/suppliers/actions/recoveries.server';
import { listSuppliers } from '../../../../src/lib/modules/suppliers/repository/directory.server';
import { listWaiting } from '../../../../src/lib/modules/suppliers/repository/waiting.server';
import { recoveries, recoveryTotals } from '../../../../src/lib/modules/suppliers/recoveries.tables.server';
import { supplierCancellations, supplierOrders, suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});
beforeEach(() => void (shop.office.given.length = 0));

const MAIL = 'stop@paper.example';
let made = 0;

/** Two posters from a supplier of its own that takes letters, bought for 12.00. */
async function bought(
	how: Partial<typeof suppliers.$inferInsert> = {},
	supplier_order: 'placed' | 'not_placed' = 'placed'
) {
	const name = `Paper ${++made}`;
	const order = await shop.place({
		...{ name: 'Ada Lovelace', discounts: [], charges: [] },
		line_items: [{ sku: 'PRINT', title: 'Poster', quantity: 2, unit_price: 1000, supplier: name, supplier_order }],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
	});
	await shop.db
		.update(suppliers)
		.set({ kind: 'letter', email: MAIL, ...how })
		.where(eq(suppliers.name, name));
	await shop.db
		.update(supplierOrders)
		.set({ costMinor: 1200, costCurrency: 'USD' })
		.where(eq(supplierOrders.orderId, order.id));
	return order;
}
type Order = Awaited<ReturnType<typeof bought>>;

async function asked(order: Order, quantity = 2) {
	const { id } = await shop.ask(order, [['PRINT', quantity]]);
	await accept(shop.staff('agent'), { id });
	await sendNow(shop.staff('agent'), { id });
	await shop.deliver();
	return { id, ...(await opened()), ask: (await shop.see(id)).supplier[0]?.id ?? '' };
}
const opened = async () => {
	const token = /supplier\/([\w-]+)/.exec(shop.office.to(MAIL).at(-1)?.text ?? '')?.[1] ?? '';
	return { token };
};
const rowOf = async (id: string) => {
	const [row] = await shop.db.select().from(supplierCancellations).where(eq(supplierCancellations.cancellationId, id));
	return row;
};
const eventsOf = async (id: string, name: string) =>
	(await shop.see(id)).timeline.filter(({ event }) => event === name).length;
const tasksOf = (id: string) => shop.db.select().from(tasks).where(eq(tasks.cancellationId, id));

describe('asking', () => {
	it('writes one letter, however many accept at once', async () => {
		const order = await bought();
		const { id } = await shop.ask(order, [['PRINT', 2]]);
		const all = await Promise.allSettled(Array.from({ length: 8 }, () => accept(shop.staff('agent'), { id })));
		expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await sendNow(shop.staff('agent'), { id });
		await shop.deliver();
		expect(shop.office.to(MAIL)).toHaveLength(1);
	});

	it('writes to nobody about what was not ordered yet, or what it does not stop at this stage', async () => {
		const early = await bought({}, 'not_placed');
		const late = await bought({ cancelableUntil: 'placed' });
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
		const order = await bought();
		const { id } = await shop.ask(order, [['PRINT', 2]]);
		await accept(shop.staff('agent'), { id });
		const mine = { id, supplier_cancellation: (await rowOf(id))?.id ?? '' };
		await editLetter(shop.staff('agent'), { ...mine, letter: 'Dear Jo,\n\nplease stop this one.' });
		await sendNow(shop.staff('agent'), { id });
		await shop.deliver();
		expect(shop.office.to(MAIL)[0]?.text).toContain('please stop this one.');
		await expect(editLetter(shop.staff('agent'), { ...mine, letter: 'Too late' })).rejects.toMatchObject({
			code: 'supplier.letter_gone'
		});
	});

	it('before the decision asks once, and the supplier is told to go on when it is rejected', async () => {
		const order = await bought();
		const { id } = await shop.ask(order, [['PRINT', 2]]);
		await askNow(shop.staff('agent'), { id });
		await expect(askNow(shop.staff('agent'), { id })).rejects.toMatchObject({ code: 'supplier.nobody_to_ask' });
		await shop.deliver();
		expect(await rowOf(id)).toMatchObject({ state: 'sent' });
		await reject(shop.staff('agent'), { id, reason: 'Already wrapped', show: true });
		await shop.deliver();
		expect(await rowOf(id)).toMatchObject({ state: 'not_needed' });
		expect(shop.office.to(MAIL).map(({ subject }) => subject)).toEqual([
			`Please stop items of order ${order.number}`,
			`Please go on with order ${order.number}`
		]);
	});
});

describe('silence', () => {
	it('is reminded of once, by however many look, and then somebody has to call', async () => {
		const { id } = await asked(await bought({ answerHours: 2 }));
		await shop.pass(121);
		await shop.settle();
		await shop.deliver();
		expect(shop.office.to(MAIL)).toHaveLength(2);
		expect(await eventsOf(id, 'supplier.reminded')).toBe(1);
		await shop.pass(121);
		await shop.pass(1000);
		await shop.deliver();
		expect(shop.office.to(MAIL)).toHaveLength(2);
		expect(await rowOf(id)).toMatchObject({ state: 'sent', dueAt: null });
		expect(await tasksOf(id)).toMatchObject([{ kind: 'supplier_silent', state: 'open' }]);
		const listed = await listSuppliers(shop.db, shop.ctx().now, { limit: 50 });
		expect(listed.filter(({ waiting }) => waiting > 0)).toContainEqual(
			expect.objectContaining({ name: `Paper ${made}`, waiting: 1, late: 1 })
		);
		const waiting = await listWaiting(shop.db, { limit: 50 });
		expect(waiting.items.map(({ number }) => number)).toContain((await shop.see(id)).number);
		expect(await shop.see(id)).toMatchObject({ refunds: [{ state: 'planned' }] });
	});

	it('counts as a yes where that was agreed: the refund goes', async () => {
		const { id } = await asked(await bought({ answerHours: 2, silence: 'assume_yes' }));
		await shop.pass(121);
		await shop.pass(121);
		expect(await rowOf(id)).toMatchObject({ state: 'expired' });
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
	});
});

describe('an answer by link', () => {
	it('opens nothing once the link is closed or too old', async () => {
		const order = await bought();
		const { token, ask } = await asked(order);
		expect(await lookAsSupplier(shop.ctx(), token)).toMatchObject({ order: order.number, asks: [{ open: true }] });
		const [purchase] = await shop.db.select().from(supplierOrders).where(eq(supplierOrders.orderId, order.id));
		await closeLinks(shop.staff('agent'), purchase?.id ?? '');
		const expired = { code: 'link.expired' };
		await expect(lookAsSupplier(shop.ctx(), token)).rejects.toMatchObject(expired);
		await expect(answerByLink(shop.ctx(), token, { ask, answer: 'approved' })).rejects.toMatchObject(expired);
		await expect(lookAsSupplier(shop.ctx(), 'guessed')).rejects.toMatchObject({ code: 'link.unknown' });
		const other = await asked(await bought());
		await shop.pass(31 * 24 * 60);
		await expect(lookAsSupplier(shop.ctx(), other.token)).rejects.toMatchObject(expired);
	});

	it('of yes, said eight times at once, counts once: the refund goes and it owes what was agreed', async () => {
		const { id, token, ask } = await asked(await bought(), 1);
		const say = () => answerByLink(shop.ctx(), token, { ask, answer: 'approved', note: '' });
		await Promise.all(Array.from({ length: 8 }, say));
		expect(await eventsOf(id, 'supplier.answered')).toBe(1);
		expect(await shop.db.select().from(recoveries).where(eq(recoveries.id, ask))).toMatchObject([
			{ expectedMinor: 600, receivedMinor: 0, currency: 'USD', open: true }
		]);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1000 });
		await expect(answerByLink(shop.ctx(), token, { ask, answer: 'declined', note: 'no' })).rejects.toMatchObject({
			code: 'supplier.answer_not_awaited'
		});
	});

	it('can be corrected, a part named, and nobody else’s asking answered', async () => {
		const first = await bought();
		const { id, token, ask } = await asked(first);
		const line = first.lines[0]?.id ?? '';
		await answerByLink(shop.ctx(), token, { ask, answer: 'declined', note: 'Printed' });
		expect(await tasksOf(id)).toMatchObject([{ kind: 'supplier_declined' }]);
		const all = { ask, answer: 'partly_approved', items: [{ line_item: line, quantity: 2 }] } as const;
		await expect(answerByLink(shop.ctx(), token, { ...all, items: [...all.items] })).rejects.toMatchObject({
			code: 'supplier.not_a_part'
		});
		const items = [{ line_item: line, quantity: 1 }];
		await answerByLink(shop.ctx(), token, { ask, answer: 'partly_approved', items, note: 'One is printed' });
		expect(await rowOf(id)).toMatchObject({ state: 'partly_approved', answeredVia: 'link', paysBackMinor: 600 });
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'planned' }] });
		const other = await asked(await bought());
		await expect(answerByLink(shop.ctx(), other.token, { ask, answer: 'approved' })).rejects.toMatchObject({
			code: 'supplier.answer_not_awaited'
		});
	});
});

it('a supplier that can’t deliver opens the case itself: no letter, no word to the customer before it is accepted', async () => {
	const order = await bought();
	const { token } = await asked(order, 1);
	shop.office.given.length = 0;
	const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
	const { id } = await cannotDeliver(shop.ctx(), token, { items, reason: 'sold_out', note: 'None left' });
	await shop.deliver();
	expect(await shop.see(id)).toMatchObject({ label: 'Cancellation requested [Supplier]', due: 1000 });
	expect(shop.office.given).toEqual([]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	await shop.deliver();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1000 });
	expect(shop.office.to(MAIL)).toEqual([]);
	expect(shop.office.given.map(({ to }) => to)).toContain(order.email);
});

it('keeps what a supplier owes: received, written off, and never more than was expected', async () => {
	const { id, ask } = await asked(await bought());
	const said = { id, supplier_cancellation: ask, pays_back: 900, pays_back_on: '2026-04-01', via: 'phone' } as const;
	await answerSupplier(shop.staff('agent'), { ...said, answer: 'approved' });
	const finance = shop.staff('finance');
	await expect(paidBack(shop.staff('agent'), { id: ask, amount: 1, reference: '' })).rejects.toMatchObject({
		code: 'auth.forbidden'
	});
	await paidBack(finance, { id: ask, amount: 500, reference: 'R-1' });
	await expect(paidBack(finance, { id: ask, amount: 500, reference: 'R-2' })).rejects.toMatchObject({
		code: 'recovery.too_much'
	});
	await writeOff(finance, { id: ask, reason: 'Restocking' });
	const [row] = await shop.db.select().from(recoveries).where(eq(recoveries.id, ask));
	expect(row).toMatchObject({ expectedMinor: 900, receivedMinor: 500, writtenOffMinor: 400, open: false });
	const totals = await shop.db
		.select()
		.from(recoveryTotals)
		.where(eq(recoveryTotals.supplierId, row?.supplierId ?? ''));
	expect(totals).toMatchObject([{ expectedMinor: 900, receivedMinor: 500, writtenOffMinor: 400 }]);
	await expect(shop.db.update(recoveries).set({ receivedMinor: 600 }).where(eq(recoveries.id, ask))).rejects.toThrow();
});
