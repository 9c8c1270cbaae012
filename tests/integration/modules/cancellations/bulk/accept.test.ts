import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { checkAgain, draftRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/draft.server';
import { startRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/run.server';
import { withdraw } from '../../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { supplierOrders } from '../../../../../src/lib/modules/suppliers/tables.server';
import type { Ctx } from '../../../../../src/lib/server/ctx';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { hire, outcomes, requests, seen, start } from '../../../../support/bulk';
import { openShop, type Shop } from '../../../../support/shop';

let shop: Shop;
let agent: () => Ctx;
beforeAll(async () => {
	shop = await openShop();
	agent = await hire(shop, 'agent');
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const idsOf = (filed: readonly { id: string }[]) => filed.map(({ id }) => id);

/** A request whose goods the supplier has sent since. */
async function sentBySupplier() {
	const mug = { sku: 'MUG', title: 'Mug', quantity: 1, unit_price: 1000, supplier: 'Potters' };
	const order = await shop.place({
		line_items: [{ ...mug, supplier_order: 'placed' }],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 1000 }]
	});
	const filed = await shop.ask(order, [['MUG', 1]]);
	await shop.db.update(supplierOrders).set({ state: 'shipped' }).where(eq(supplierOrders.orderId, order.id));
	return filed;
}

/** All that a decision could have touched. */
const everything = async () =>
	JSON.stringify(
		await Promise.all(
			['cancellations', 'cancellation_items', 'line_items', 'tenders', 'refunds', 'quotes', 'events'].map((table) =>
				shop.db.execute(sql`select * from ${sql.identifier(table)} order by 1`)
			)
		)
	);

it('accepts 50 of which 3 are refused: those three are left out, each with its reason', async () => {
	const filed = await requests(shop, 47);
	const [gone, taken] = await requests(shop, 2);
	if (!gone || !taken) throw new Error('two more were asked for');
	const declined = await sentBySupplier();
	await withdraw(shop.shopper(gone.order), { id: gone.id });
	await accept(agent(), { id: taken.id });
	const ids = [gone.id, ...idsOf(filed), declined.id, taken.id];

	const before = await everything();
	const id = await draftRun(agent(), { kind: 'accept', ids });
	expect(await everything()).toBe(before);

	expect((await seen(shop, id)).state).toBeUndefined(); // a draft is its maker's alone
	await startRun(agent(), { id });
	await shop.settle();

	const run = await seen(shop, id);
	expect(run).toMatchObject({ state: 'finished', kind: 'accept' });
	expect(run.summary).toMatchObject({
		count: 47,
		leftOut: 3,
		currencies: [{ currency: 'USD', count: 47, amount: 47 * 3240, tenders: [{ kind: 'card', amount: 47 * 3240 }] }]
	});
	expect(run.rows.filter(({ outcome }) => outcome === 'done')).toHaveLength(47);
	expect(run.rows.filter(({ outcome }) => outcome === 'left_out')).toMatchObject([
		{ id: gone.id, code: 'cancellation.wrong_status', facts: { state: 'withdrawn' } },
		{ id: declined.id, code: 'supplier.declined', facts: { guard: 'supplier' } },
		{ id: taken.id, code: 'cancellation.wrong_status', facts: { state: 'in_progress' } }
	]);
	const [first] = filed;
	expect(await shop.see(first?.id ?? '')).toMatchObject({ state: 'in_progress', due: 3240 });
	await shop.pass(11);
	expect(await shop.see(first?.id ?? '')).toMatchObject({ state: 'canceled', refunded: 3240 });
});

it('prices the second case of an order as it will be once the first is accepted, as the dry run promised', async () => {
	const order = await shop.place();
	const desks = await shop.ask(order, [['DESK', 3]]);
	const lamp = await shop.ask(order, [['LAMP', 1]]);
	const id = await start(agent(), { ids: idsOf([desks, lamp]) });
	await shop.settle();
	const run = await seen(shop, id);
	expect(run.rows).toMatchObject([
		{ due: 3240, outcome: 'done' },
		{ due: 1800 + 800, outcome: 'done' } // with the last goods, shipping comes back
	]);
	expect(run.summary?.currencies).toMatchObject([{ amount: 5840 }]);
	expect(await shop.see(lamp.id)).toMatchObject({ due: 2600 });
});

it('leaves out what changed since the dry run, and what is worth another amount by now', async () => {
	const [moved, kept] = await requests(shop, 2);
	const order = await shop.place();
	const lamp = await shop.ask(order, [['LAMP', 1]]);
	const desks = await shop.ask(order, [['DESK', 3]]);
	if (!moved || !kept) throw new Error('two were asked for');
	const id = await draftRun(agent(), { kind: 'accept', ids: [moved.id, kept.id, desks.id] });
	await withdraw(shop.shopper(moved.order), { id: moved.id });
	await accept(agent(), { id: lamp.id }); // the desks are the last goods now: shipping would come back with them
	await startRun(agent(), { id });
	await shop.settle();
	expect((await seen(shop, id)).rows).toMatchObject([
		{ outcome: 'left_out', code: 'cancellation.changed', facts: { event: 'cancellation.withdrawn' } },
		{ outcome: 'done' },
		{ outcome: 'left_out', code: 'quote.changed', facts: { before: 3240, after: 4040 } }
	]);
	expect(await shop.see(desks.id)).toMatchObject({ state: 'requested' });
});

it('looks again when asked to, and then goes by what is there now', async () => {
	const [one, two] = await requests(shop, 2);
	if (!one || !two) throw new Error('two were asked for');
	const id = await draftRun(agent(), { kind: 'accept', ids: [one.id, two.id] });
	await withdraw(shop.shopper(one.order), { id: one.id });
	await checkAgain(agent(), { id });
	await startRun(agent(), { id });
	expect((await seen(shop, id)).summary).toMatchObject({ count: 1, leftOut: 1 });
	await shop.settle();
	expect(await outcomes(shop, id)).toEqual(['left_out', 'done']);
});

it('a date that is not this person’s to change is refused for each, as with a single one', async () => {
	const filed = await requests(shop, 2);
	const id = await start(agent(), { ids: idsOf(filed), options: { when: 'later' } });
	await shop.settle();
	const refused = { outcome: 'left_out', code: 'refund.amount_needs_finance' };
	expect((await seen(shop, id)).rows).toMatchObject([refused, refused]);
});

it('rejects with the reason, shown or not, and only once', async () => {
	const filed = await requests(shop, 2);
	const options = { reason: 'Packed already', show: false };
	const id = await start(agent(), { kind: 'reject', ids: idsOf(filed), options });
	await shop.settle();
	expect(await outcomes(shop, id)).toEqual(['done', 'done']);
	expect(await shop.see(filed[0]?.id ?? '')).toMatchObject({ state: 'rejected' });
	await expect(startRun(agent(), { id })).rejects.toMatchObject({ code: 'bulk.wrong_status' });
});

it('gives cases to a colleague, also one that moved on meanwhile, and to nobody who may not have them', async () => {
	await hire(shop, 'agent', 'colleague');
	const filed = await requests(shop, 2);
	const [moved] = filed;
	if (!moved) throw new Error('two were asked for');
	const id = await draftRun(agent(), { kind: 'assign', ids: idsOf(filed) });
	await withdraw(shop.shopper(moved.order), { id: moved.id });
	await startRun(agent(), { id, assignee: 'stf_colleague' });
	await shop.settle();
	expect(await outcomes(shop, id)).toEqual(['done', 'done']);
	const given = await shop.db.execute(sql`select assignee_id from cancellations where id in ${idsOf(filed)}`);
	expect(given).toMatchObject([{ assignee_id: 'stf_colleague' }, { assignee_id: 'stf_colleague' }]);

	const none = await start(agent(), { kind: 'assign', ids: idsOf(filed), options: { assignee: 'stf_nobody' } });
	await shop.settle();
	const refused = { outcome: 'left_out', code: 'assignee.not_available' };
	expect((await seen(shop, none)).rows).toMatchObject([refused, refused]);
});

it('refuses nothing chosen, nothing that can be done, and who may not decide', async () => {
	await expect(draftRun(agent(), { kind: 'accept', ids: [] })).rejects.toMatchObject({ code: 'bulk.nothing_selected' });
	const missing = draftRun(agent(), { kind: 'accept', ids: ['can_0000000000000000000000000000'] });
	await expect(missing).rejects.toMatchObject({ code: 'bulk.nothing_selected' });
	const [filed] = await requests(shop, 1);
	if (!filed) throw new Error('one was asked for');
	await withdraw(shop.shopper(filed.order), { id: filed.id });
	const id = await draftRun(agent(), { kind: 'accept', ids: [filed.id] });
	await expect(startRun(agent(), { id })).rejects.toMatchObject({ code: 'bulk.nothing_to_do' });
	const shopper = shop.shopper(filed.order);
	await expect(draftRun(shopper, { kind: 'accept', ids: [filed.id] })).rejects.toMatchObject({
		code: 'auth.forbidden'
	});
	const other = await hire(shop, 'manager');
	await expect(startRun(other(), { id })).rejects.toMatchObject({ code: 'bulk.not_found' });
});
