import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { answerSupplier } from '../../../../src/lib/modules/cancellations/actions/decide/supplier-answer.server';
import {
	answerByLink,
	cannotDeliver,
	lookAsSupplier
} from '../../../../src/lib/modules/cancellations/suppliers/by-link.server';
import { askNow } from '../../../../src/lib/modules/cancellations/suppliers/ask-now.server';
import { cancellations } from '../../../../src/lib/modules/cancellations/tables.server';
import { doneTask } from '../../../../src/lib/modules/orders/actions/do-task.server';
import { closeLinks } from '../../../../src/lib/modules/suppliers/actions/purchases.server';
import { paidBack, writeOff } from '../../../../src/lib/modules/suppliers/actions/recoveries.server';
import { recoveries, recoveryTotals } from '../../../../src/lib/modules/suppliers/recoveries.tables.server';
import { supplierOrders } from '../../../../src/lib/modules/suppliers/tables.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { partnerActor } from '../../../../src/lib/core/actor';
import { setReach } from '../../../../src/lib/server/outside';
import { addEndpoint } from '../../../../src/lib/modules/webhooks/actions/endpoints.server';
import { connectEdi } from '../../../../src/lib/wiring/channels/edi.server';
import { openReceiver } from '../../../support/receiver';
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

describe('an answer by link', () => {
	it('opens nothing once the link is closed or too old', async () => {
		const order = await shop.bought();
		const { token, ask } = await shop.asked(order);
		expect(await lookAsSupplier(shop.ctx(), token)).toMatchObject({ order: order.number, asks: [{ open: true }] });
		const [purchase] = await shop.db.select().from(supplierOrders).where(eq(supplierOrders.orderId, order.id));
		await closeLinks(shop.staff('agent'), purchase?.id ?? '');
		const expired = { code: 'link.expired' };
		await expect(lookAsSupplier(shop.ctx(), token)).rejects.toMatchObject(expired);
		await expect(answerByLink(shop.ctx(), token, { ask, answer: 'approved' })).rejects.toMatchObject(expired);
		await expect(lookAsSupplier(shop.ctx(), 'guessed')).rejects.toMatchObject({ code: 'link.unknown' });
		const other = await shop.asked(await shop.bought());
		await shop.pass(31 * 24 * 60);
		await expect(lookAsSupplier(shop.ctx(), other.token)).rejects.toMatchObject(expired);
	});

	it('of yes, said eight times at once, counts once: the refund goes and it owes what was agreed', async () => {
		const { id, token, ask } = await shop.asked(await shop.bought(), 1);
		const say = () => answerByLink(shop.ctx(), token, { ask, answer: 'approved', note: '' });
		await Promise.all(Array.from({ length: 8 }, say));
		expect(await shop.eventsOf(id, 'supplier.answered')).toBe(1);
		expect(await shop.db.select().from(recoveries).where(eq(recoveries.id, ask))).toMatchObject([
			{ expectedMinor: 600, receivedMinor: 0, currency: 'USD', open: true }
		]);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1000 });
		await expect(answerByLink(shop.ctx(), token, { ask, answer: 'declined', note: 'no' })).rejects.toMatchObject({
			code: 'supplier.answer_not_awaited'
		});
	});

	it('of yes and of no at once counts the first, and tells the other, who may correct it', async () => {
		const { id, token, ask } = await shop.asked(await shop.bought());
		const seen = (await lookAsSupplier(shop.ctx(), token)).asks[0]?.seen ?? 'none';
		const say = (answer: 'approved' | 'declined', at = seen) =>
			answerByLink(shop.ctx(), token, { ask, answer, note: 'Ours', seen: at });
		const both = await Promise.allSettled([say('declined'), say('approved')]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'supplier.answered_meanwhile' }
		});
		expect(await shop.eventsOf(id, 'supplier.answered')).toBe(1);
		const first = both[0].status === 'fulfilled' ? 'declined' : 'approved';
		expect(await shop.askOf(id)).toMatchObject({ state: first });
		const now = (await lookAsSupplier(shop.ctx(), token)).asks[0];
		expect(now).toMatchObject({ state: first, open: true });
		await say('declined', now?.seen);
		expect(await shop.askOf(id)).toMatchObject({ state: 'declined' });
	});

	it('can be corrected, a part named, and nobody else’s asking answered', async () => {
		const first = await shop.bought();
		const { id, token, ask } = await shop.asked(first);
		const line = first.lines[0]?.id ?? '';
		await answerByLink(shop.ctx(), token, { ask, answer: 'declined', note: 'Printed' });
		expect(await shop.tasksOf(id)).toMatchObject([{ kind: 'supplier_declined' }]);
		const all = { ask, answer: 'partly_approved', items: [{ line_item: line, quantity: 2 }] } as const;
		await expect(answerByLink(shop.ctx(), token, { ...all, items: [...all.items] })).rejects.toMatchObject({
			code: 'supplier.not_a_part'
		});
		const items = [{ line_item: line, quantity: 1 }];
		await answerByLink(shop.ctx(), token, { ask, answer: 'partly_approved', items, note: 'One is printed' });
		expect(await shop.askOf(id)).toMatchObject({ state: 'partly_approved', answeredVia: 'link', paysBackMinor: 600 });
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunds: [{ state: 'planned' }] });
		const other = await shop.asked(await shop.bought());
		await expect(answerByLink(shop.ctx(), other.token, { ask, answer: 'approved' })).rejects.toMatchObject({
			code: 'supplier.answer_not_awaited'
		});
	});
});

it('a supplier that can’t deliver opens the case itself: no letter, no word to the customer before it is accepted', async () => {
	const order = await shop.bought();
	const { token } = await shop.asked(order, 1);
	shop.office.given.length = 0;
	const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
	const { id } = await cannotDeliver(shop.ctx(), token, { items, reason: 'sold_out', note: 'None left' });
	await shop.deliver();
	expect(await shop.see(id)).toMatchObject({ label: 'Cancellation requested [Supplier]', due: 1000 });
	expect(shop.office.given).toEqual([]);
	const [row] = await shop.db.select().from(cancellations).where(eq(cancellations.id, id));
	expect(row?.shopperNote).toBe(''); // the words were the supplier's
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	await shop.deliver();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1000 });
	expect(shop.office.to(MAIL)).toEqual([]);
	expect(shop.office.given.map(({ to }) => to)).toContain(order.email);
});

it('keeps what a supplier owes: received, written off, and never more than was expected', async () => {
	const { id, ask } = await shop.asked(await shop.bought());
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

describe('a supplier with a program of its own', () => {
	const asked = async (name: string, id: string) =>
		answerSupplier(shop.ctx(partnerActor(name)), {
			...{ id, supplier_cancellation: (await shop.askOf(id))?.id ?? '', answer: 'approved' }
		});

	it('is told by a signed webhook, of nobody else’s asking, and answers with its own key', async () => {
		const receiver = await openReceiver();
		setReach('private');
		const [order, other] = [await shop.bought({ kind: 'api', email: null }), await shop.bought()];
		await addEndpoint(shop.staff('manager'), {
			...{ kind: 'standard', name: 'Its program', address: receiver.url, partner: order.supplier },
			events: ['cancellation.requested']
		});
		await shop.pass(1);
		const { id } = await shop.asked(order);
		await shop.asked(other);
		await shop.pass(1);
		expect(receiver.got.map(({ body }) => JSON.parse(body))).toMatchObject([
			{ type: 'supplier.asked', data: { cancellation: id, by: '', data: { supplier: order.supplier } } }
		]);
		expect(await shop.askOf(id)).toMatchObject({ state: 'sent' });
		expect(await shop.tasksOf(id)).toEqual([]);
		await expect(asked(other.supplier, id)).rejects.toMatchObject({ code: 'cancellation.not_found' });
		await asked(order.supplier, id);
		await shop.settle();
		expect(await shop.askOf(id)).toMatchObject({ state: 'approved', answeredVia: 'api', paysBackMinor: 1200 });
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000 });
		setReach('public');
		await receiver.close();
	});

	it('is asked by an agent while no program listens, and answers nothing it was not asked', async () => {
		const order = await shop.bought({ kind: 'api', email: null });
		const { id } = await shop.ask(order, [['PRINT', 1]]);
		await accept(shop.staff('agent'), { id });
		await expect(asked(order.supplier, id)).rejects.toMatchObject({ code: 'supplier.answer_not_awaited' });
		await shop.pass(11);
		expect(await shop.tasksOf(id)).toMatchObject([{ kind: 'ask_supplier' }]);
	});

	it('has to be one we know', () =>
		expect(
			addEndpoint(shop.staff('manager'), {
				...{ kind: 'standard', name: 'X', address: 'https://x.example', partner: 'Nobody', events: ['order.placed'] }
			})
		).rejects.toMatchObject({ code: 'supplier.not_found' }));
});

describe('a supplier that need not stop any more', () => {
	const requested = async (kind: 'api' | 'edi' | 'shop', over: { readonly email?: string | null } = {}) => {
		const order = await shop.bought({ kind, email: null, ...over });
		const { id } = await shop.ask(order, [['PRINT', 2]]);
		return { order, id };
	};
	const askAndReject = async (id: string) => {
		await askNow(shop.staff('agent'), { id });
		await shop.deliver();
		for (const { id: task, kind } of await shop.tasksOf(id))
			if (kind === 'ask_supplier') await doneTask(shop.staff('agent'), { task, outcome: 'Called' });
		await reject(shop.staff('agent'), { id, reason: 'Already wrapped', show: true });
		await shop.deliver();
		return (await shop.tasksOf(id)).filter(({ state }) => state === 'open').map(({ kind }) => kind);
	};

	it.each(['api', 'edi', 'shop'] as const)('hears it from an agent where %s is not set up', async (kind) => {
		const { id } = await requested(kind);
		expect(await askAndReject(id)).toContain('supplier_go_on');
		expect(await shop.askOf(id)).toMatchObject({ state: 'not_needed' });
	});

	it('hears it from an agent where it was told by EDI: no message takes a message back', async () => {
		const { order, id } = await requested('edi', { email: MAIL });
		const terms = { standard: 'x12', own_id: 'US', their_id: 'PAPER', email: MAIL, supplier: order.supplier };
		await connectEdi(shop.staff('owner'), { role: 'seller', name: order.supplier, credentials: terms });
		expect(await askAndReject(id)).toEqual(['supplier_go_on']);
	});

	it('hears it by webhook where its program listens', async () => {
		const receiver = await openReceiver();
		setReach('private');
		const { order, id } = await requested('api');
		await addEndpoint(shop.staff('manager'), {
			...{ kind: 'standard', name: 'Program', address: receiver.url, partner: order.supplier },
			events: ['cancellation.requested']
		});
		expect(await askAndReject(id)).toEqual([]);
		await shop.pass(1);
		const got = receiver.got.map(({ body }) => /"type":"([\w.]+)"/.exec(body)?.[1]);
		expect(got.toSorted()).toEqual(['supplier.asked', 'supplier.asked_to_go_on']);
		setReach('public');
		await receiver.close();
	});
});
