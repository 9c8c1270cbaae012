import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { lookAtDesk } from '../../../../src/lib/modules/cancellations/actions/look/look-desk.server';
import { mails } from '../../../../src/lib/modules/notifications/tables.server';
import { doneTask } from '../../../../src/lib/modules/orders/actions/do-task.server';
import { insertTask } from '../../../../src/lib/modules/orders/repository/tasks.server';
import type { TaskKind } from '../../../../src/lib/modules/orders/tasks';
import type { suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { listWaiting } from '../../../../src/lib/modules/suppliers/repository/waiting.server';
import { record } from '../../../../src/lib/server/outbox';
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
beforeEach(() => void shop.office.answers(({ id }) => ({ state: 'sent', providerId: id })));

type How = Partial<typeof suppliers.$inferInsert>;
const AGREED = { answerHours: 2, silence: 'assume_yes' } as const;
const openTasks = async (id: string) => (await shop.tasksOf(id)).filter(({ state }) => state === 'open');
const kindsOf = async (id: string) => (await openTasks(id)).map(({ kind }) => kind);
const asked = async (how: How) => shop.asked(await shop.bought({ ...AGREED, ...how }));
const waitsFor = async (id: string) => {
	await shop.pass(121);
	await shop.deliver();
	return shop.askOf(id);
};
const done = async (id: string) => {
	const [task] = await openTasks(id);
	await doneTask(shop.staff('agent'), { task: task?.id ?? '', outcome: 'Spoke to them' });
	await shop.settle();
};

/** The letter went, and came back. */
async function bounced() {
	const order = await shop.bought(AGREED);
	const { id } = await shop.asked(order);
	const isLetter = and(eq(mails.cancellationId, id), eq(mails.template, 'supplier-letter'));
	const [letter] = await shop.db.select().from(mails).where(isLetter);
	const about = { subject: letter?.id ?? '', orderId: order.id, cancellationId: id };
	const news = { name: 'mail.bounced', ...about, data: { message: 'supplier-letter' } } as const;
	await shop.db.transaction((tx) => record(tx, shop.ctx(), [news, news]));
	await shop.settle();
	return { id };
}

async function refused() {
	shop.office.answers(() => ({ state: 'refused', why: 'no such mailbox' }));
	return asked({});
}

describe.each([
	['asked on its site or by phone', () => asked({ kind: 'manual' })],
	['at AliExpress', () => asked({ kind: 'aliexpress' })],
	['whose program does not listen', () => asked({ kind: 'api', email: null })],
	['whose store is not connected', () => asked({ kind: 'shop', email: null })],
	['without an EDI partner', () => asked({ kind: 'edi', email: null })],
	['whose letter is refused', refused],
	['whose letter came back', bounced]
] as const)('a supplier %s', (_, ask) => {
	it('has not said yes by its silence while nobody has asked it: staff hear of it, once', async () => {
		const { id } = await ask();
		const { number } = await shop.see(id);
		expect(await kindsOf(id)).toEqual(['ask_supplier']);
		expect(await waitsFor(id)).toMatchObject({ state: 'sent', remindedAt: null, dueAt: null });
		expect(await waitsFor(id)).toMatchObject({ state: 'sent', remindedAt: null });
		expect(await shop.eventsOf(id, 'supplier.not_asked')).toBe(1);
		expect(await shop.eventsOf(id, 'supplier.reminded')).toBe(0);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'planned' }] });
		expect((await lookAtDesk(shop.staff('agent'), number)).suppliers).toMatchObject([{ unasked: true }]);
		const { items } = await listWaiting(shop.db, { limit: 50 });
		expect(items.find((one) => one.number === number)).toMatchObject({ unasked: true });
	});

	it('has its time from when it was asked, is reminded by a person, and only then is silent', async () => {
		const { id } = await ask();
		await shop.pass(60);
		await done(id);
		const from = shop.ctx().now;
		const due = new Date(from.getTime() + 2 * 3_600_000);
		expect(await shop.askOf(id)).toMatchObject({ sentAt: from, dueAt: due, remindedAt: null, escalatedAt: null });
		expect(await waitsFor(id)).toMatchObject({ state: 'sent', remindedAt: null });
		expect(await kindsOf(id)).toEqual(['supplier_silent']);
		await waitsFor(id);
		expect(await shop.eventsOf(id, 'supplier.silent')).toBe(1);
		expect(await shop.see(id)).toMatchObject({ refunds: [{ state: 'planned' }] });
		await done(id);
		expect(await shop.askOf(id)).toMatchObject({ state: 'sent', remindedAt: shop.ctx().now });
		expect(await waitsFor(id)).toMatchObject({ state: 'expired' });
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
		expect(await shop.eventsOf(id, 'supplier.reminded')).toBe(0);
	});

	it('is told nothing where its case is undone before anybody asked it', async () => {
		const { id } = await ask();
		const told = shop.office.to(MAIL).length;
		await undo(shop.staff('manager'), { id, answers: [] });
		await shop.deliver();
		expect(await kindsOf(id)).toEqual([]);
		expect([shop.office.to(MAIL).length, await shop.eventsOf(id, 'supplier.asked_to_go_on')]).toEqual([told, 0]);
		expect(await shop.askOf(id)).toMatchObject({ state: 'not_needed' });
	});
});

it('a supplier that was asked by hand is told to go on by hand, once its case is undone', async () => {
	const { id } = await asked({ kind: 'manual' });
	await done(id);
	await undo(shop.staff('manager'), { id, answers: [], accept_loss: 2000 });
	await shop.deliver();
	expect(await kindsOf(id)).toEqual(['supplier_go_on']);
});

it('a supplier whose answer waits for a person has not said yes by its silence', async () => {
	const { id } = await asked({ kind: 'manual' });
	const ask = await shop.askOf(id);
	const reference = `${ask?.id}/rejected`;
	const about = { orderId: (await shop.see(id)).order, cancellationId: id };
	const unclear = { ...about, kind: 'supplier_unclear', facts: { supplier: 'Paper', reference } } as const;
	await insertTask(shop.db, shop.ctx(), unclear);
	const says = async (kind: TaskKind) => {
		const task = (await openTasks(id)).find((one) => one.kind === kind)?.id ?? '';
		await doneTask(shop.staff('agent'), { task, outcome: 'Spoke to them' });
		await shop.settle();
	};
	await says('ask_supplier');
	await waitsFor(id);
	await says('supplier_silent');
	expect(await waitsFor(id)).toMatchObject({ state: 'sent' });
	expect((await kindsOf(id)).toSorted()).toEqual(['supplier_silent', 'supplier_unclear']);
});

it('a supplier that was to be asked anew after the alert begins anew', async () => {
	const { id } = await asked({ kind: 'manual', silence: 'escalate' });
	await waitsFor(id);
	await done(id);
	expect(await shop.askOf(id)).toMatchObject({ escalatedAt: null, sentAt: shop.ctx().now });
	await waitsFor(id);
	await done(id);
	expect(await kindsOf(id)).toEqual([]);
	await waitsFor(id);
	expect(await kindsOf(id)).toEqual(['supplier_silent']);
	await done(id);
	await waitsFor(id);
	expect(await kindsOf(id)).toEqual([]);
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'planned' }] });
});
