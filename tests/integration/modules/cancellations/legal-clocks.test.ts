import { afterAll, beforeAll, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { SYSTEM } from '$lib/core/actor';
import { caseOn } from '$lib/modules/cancellations/case';
import { accept } from '$lib/modules/cancellations/actions/decide/accept.server';
import { request } from '$lib/modules/cancellations/actions/request/request.server';
import { unaccept } from '$lib/modules/cancellations/actions/decide/unaccept.server';
import { catchUpLegalDays } from '$lib/modules/cancellations/legal/catch-up.server';
import { keepCaughtUp } from '$lib/modules/cancellations/repository/legal-due.server';
import { cancellations } from '$lib/modules/cancellations/tables.server';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { historyOf } from '$lib/modules/cancellations/repository/history.server';
import { supplierCancellations } from '$lib/modules/suppliers/tables.server';
import { openShop, type Shop } from '../../../support/shop';
import { NOW } from '../../../support/rows';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(() => shop.close());

const caseOf = async (id: string) => caseOn(await readDesk(shop.db, SYSTEM, { cancellation: id }), id);
const bought = { sku: 'MUG', title: 'Mug', quantity: 2, unit_price: 1000, supplier: 'Potters' };
const place = (region: string, placedAt = NOW) =>
	shop.place({
		region,
		placed_at: placedAt.toISOString(),
		line_items: [{ ...bought, supplier_order: 'placed' }],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
	});

it('starts with the acceptance, stops when it is taken back, and holds what is paid later to its day', async () => {
	const order = await place('KR');
	const { id } = await shop.ask(order, [['MUG', 2]]);
	expect(await caseOf(id)).toMatchObject({ legalDueAt: null, legalClock: null });
	await accept(shop.staff('manager'), { id, when: 'later' });
	const { legalDueAt, legalClock, refundDueAt } = await caseOf(id);
	expect(legalClock).toBe('kr_refund');
	expect(refundDueAt?.getTime()).toBeLessThanOrEqual(legalDueAt?.getTime() ?? 0);
	await unaccept(shop.staff('manager'), { id });
	expect(await caseOf(id)).toMatchObject({ legalDueAt: null, legalClock: null, deadlineAt: NOW });
});

it('knows no day where the law names none', async () => {
	const order = await place('BR');
	const { id } = await shop.ask(order, [['MUG', 2]]);
	await accept(shop.staff('agent'), { id });
	expect(await caseOf(id)).toMatchObject({ legalDueAt: null, legalClock: null });
});

it('leaves no grace where less than a business day is left by law, and waits for no supplier', async () => {
	const order = await place('KR', new Date(NOW.getTime() - 20 * 86_400_000));
	const items = shop.itemsOf(order, [['MUG', 2]], 'sold_out');
	const { id } = await request(shop.staff('agent'), { order: order.id, items });
	const it = await caseOf(id);
	expect(it).toMatchObject({ legalClock: 'kr_sold_out', graceUntil: NOW, releasedAt: NOW });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ supplier: [{ state: 'sent' }], refunds: [{ state: 'succeeded' }] });
});

it('sends what waits for a supplier once the law leaves less than a business day, once', async () => {
	const order = await place('KR');
	const { id } = await shop.ask(order, [['MUG', 2]]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	const silent = { dueAt: null, escalatedAt: NOW };
	await shop.db.update(supplierCancellations).set(silent).where(eq(supplierCancellations.cancellationId, id));
	expect(await shop.see(id)).toMatchObject({ refunds: [{ state: 'planned' }] });
	await shop.pass(24 * 60);
	expect(await shop.see(id)).toMatchObject({ refunds: [{ state: 'planned' }] });
	await shop.pass(6 * 24 * 60);
	await shop.pass(60);
	expect(await shop.see(id)).toMatchObject({ supplier: [{ state: 'sent' }], refunds: [{ state: 'succeeded' }] });
	const sent = (await historyOf(shop.db, id)).filter(({ name }) => name === 'cancellation.sent_by_law');
	expect(sent).toHaveLength(1);
});

it('gives cases that were open before days were kept theirs, once', async () => {
	const order = await place('KR');
	const { id } = await shop.ask(order, [['MUG', 2]]);
	await accept(shop.staff('manager'), { id, when: 'later' });
	const { legalDueAt, deadlineAt } = await caseOf(id);
	const none = { legalDueAt: null, legalClock: null, deadlineAt: NOW };
	const forget = () => shop.db.update(cancellations).set(none).where(eq(cancellations.id, id));
	await forget();
	await keepCaughtUp(shop.db, { after: '', done: false });
	await catchUpLegalDays(shop.ctx());
	expect(await caseOf(id)).toMatchObject({ legalDueAt, legalClock: 'kr_refund', deadlineAt });
	await forget();
	await catchUpLegalDays(shop.ctx());
	expect(await caseOf(id)).toMatchObject(none);
});
