import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { prepareMessage } from '../../../../src/lib/modules/notifications/jobs/prepare.server';
import { tasks } from '../../../../src/lib/modules/orders/tables.server';
import { supplierCancellations, suppliers } from '../../../../src/lib/modules/suppliers/tables.server';
import { openWritingShop, type WritingShop } from '../../../support/mailing';

let shop: WritingShop;
beforeAll(async () => {
	shop = await openWritingShop();
});
afterAll(() => shop.close());
beforeEach(() => {
	shop.office.given.length = 0;
	shop.office.answers(() => ({ state: 'sent', providerId: null }));
});

const item = (supplier: string) => ({
	...{ sku: 'PRINT', title: 'Poster <A2>', quantity: 2, unit_price: 1000, supplier },
	supplier_order: 'placed' as const
});

/** Asks this supplier to stop one of two posters: accepted, and the grace ended. */
async function askedToStop(name: string, how: Partial<typeof suppliers.$inferInsert>) {
	const order = await shop.place({
		...{ email: 'poster@example.com', name: 'Ada Lovelace', discounts: [], charges: [], line_items: [item(name)] },
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 2000 }]
	});
	await shop.db.update(suppliers).set(how).where(eq(suppliers.name, name));
	const { id } = await shop.ask(order, [['PRINT', 1]]);
	await accept(shop.staff('agent'), { id });
	await sendNow(shop.staff('agent'), { id });
	return { order, id };
}
const askOf = async (id: string) => {
	const [ask] = await shop.db.select().from(supplierCancellations).where(eq(supplierCancellations.cancellationId, id));
	return ask;
};
const tasksOf = (id: string) => shop.db.select().from(tasks).where(eq(tasks.cancellationId, id));

it('asks by letter, once, and notes that it was asked', async () => {
	const { order, id } = await askedToStop('Paper & Co', { kind: 'letter', email: 'stop@paper.example' });
	await shop.deliver();
	const ask = await askOf(id);
	expect(ask).toMatchObject({ state: 'sent', sentAt: shop.ctx().now });
	const [letter] = shop.office.to('stop@paper.example');
	for (const part of ['Paper & Co', 'Rescind Goods', order.number, 'Ada Lovelace', 'Poster <A2>', 'sorry', 'settle'])
		expect(letter?.text).toContain(part);
	expect(letter?.text).not.toContain('/track/');
	expect(letter?.html).toContain('Poster &lt;A2&gt;');

	const event = shop.ctx().newId('evt');
	const again = { message: 'supplier-letter', cancellation: id, event, on: 'supplier.asked', subject: ask?.id };
	await prepareMessage.handle(shop.ctx(), again);
	await shop.deliver();
	expect(shop.office.to('stop@paper.example')).toHaveLength(1);
	expect(await tasksOf(id)).toEqual([]);
});

it.each([
	['asked by hand', { kind: 'manual' as const }],
	['without an address', { kind: 'letter' as const, email: null }],
	['with an address nobody has', { kind: 'letter' as const, email: 'stop@paper.invalid' }]
])('gives staff the task to ask a supplier %s', async (name, how) => {
	const { id } = await askedToStop(name, how);
	await shop.deliver();
	const ask = await askOf(id);
	expect(ask?.state).toBe('sent');
	expect(await tasksOf(id)).toMatchObject([
		{ kind: 'ask_supplier', state: 'open', facts: { supplier: name, supplier_cancellation: ask?.id } }
	]);
	expect(shop.office.given.map(({ to }) => to)).not.toContain('stop@paper.invalid');
});

it('gives staff the task when the letter is refused', async () => {
	shop.office.answers(() => ({ state: 'refused', why: 'no such mailbox' }));
	const { id } = await askedToStop('Gone Ltd', { kind: 'letter', email: 'gone@paper.example' });
	await shop.deliver();
	expect(await tasksOf(id)).toMatchObject([{ kind: 'ask_supplier' }]);
});
