import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../../src/lib/core/actor';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { readDesk } from '../../../../src/lib/modules/cancellations/repository/queue/desk.server';
import type { EdiAnswer } from '../../../../src/lib/modules/channels/edi/message';
import { getEdi } from '../../../../src/lib/modules/channels/repository/edi-messages.server';
import { openTasks } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { openEdi } from '../../../support/edi';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let edi: Awaited<ReturnType<typeof openEdi>>;
type Partner = Awaited<ReturnType<(typeof edi)['partner']>>;

beforeAll(async () => {
	shop = await openShop();
	edi = await openEdi(shop);
});
afterAll(async () => {
	await edi.close();
	await shop.close();
});

const answer = (number: string, over: Partial<EdiAnswer> = {}): EdiAnswer => ({
	...{ kind: 'answer', to: 'order', number, day: '20260303', answer: 'accepted', note: '', lines: [], ...over }
});
const refundOf = async (id: string) => (await shop.see(id)).refunds.map(({ state }) => state);
const supplierOf = async (id: string) => (await readDesk(shop.db, SYSTEM, { cancellation: id })).suppliers;
async function heard(mill: Partner, said: EdiAnswer) {
	await mill.leave(said);
	await shop.pass(1);
	const [last] = (await mill.messages()).filter(({ way }) => way === 'in');
	if (!last) throw new Error('nothing came');
	return getEdi(shop.db, mill.id, last.id);
}

describe.each(['x12', 'edifact'] as const)('%s', (standard) => {
	const name = standard === 'x12' ? 'Mill' : 'Moulin';
	let mill: Partner;
	beforeAll(async () => {
		mill = await edi.partner({ name, role: 'seller', standard });
	});
	const bought = (number: string) =>
		shop.place({
			number,
			...{ discounts: [], charges: [], tenders: [{ kind: 'card', gateway: 'sandbox', captured: 3000 }] },
			line_items: [
				{ sku: 'OAK', title: 'Oak', quantity: 3, unit_price: 1000, supplier: name, supplier_order: 'placed' as const }
			]
		});
	async function calledOff(number: string) {
		const placed = await bought(number);
		const { id } = await request(shop.staff('agent'), { order: placed.id, items: shop.itemsOf(placed, [['OAK', 3]]) });
		await shop.pass(30);
		expect((await supplierOf(id)).map(({ state }) => state)).toEqual(['sent']);
		return { id, order: placed.id };
	}

	it('takes no answer to the order itself for one to our calling it off, and the true one for what it is', async () => {
		const { id } = await calledOff(`${name}-1`);
		for (const one of ['accepted', 'changed'] as const) {
			const kept = await heard(mill, answer(`${name}-1`, { answer: one }));
			expect(kept).toMatchObject({ state: 'done', failure: 'not_done', cancellationId: id });
			expect(await supplierOf(id)).toMatchObject([{ state: 'sent', answeredVia: null }]);
			expect(await refundOf(id)).toEqual(['planned']);
		}
		await heard(mill, answer(`${name}-1`, { to: 'change' }));
		expect(await supplierOf(id)).toMatchObject([{ state: 'approved', answeredVia: 'edi' }]);
		expect(await refundOf(id)).toEqual(['succeeded']);
		expect(await openTasks(shop.db, id)).toEqual([]);
	});

	it('asks a person once about a no to the order while our calling it off is open, and waits for no silence', async () => {
		const { id } = await calledOff(`${name}-2`);
		await heard(mill, answer(`${name}-2`, { answer: 'rejected' }));
		await heard(mill, answer(`${name}-2`, { answer: 'rejected' }));
		expect(await openTasks(shop.db, id)).toMatchObject([{ kind: 'supplier_unclear', facts: { supplier: name } }]);
		await shop.db.execute(sql`update suppliers set silence = 'assume_yes' where name = ${name}`);
		await shop.pass(24 * 60 * 5);
		expect(await supplierOf(id)).toMatchObject([{ state: 'sent', answeredVia: null }]);
		expect(await refundOf(id)).toEqual(['planned']);
		await heard(mill, answer(`${name}-2`, { to: 'change', answer: 'rejected', note: 'Sawn already' }));
		expect(await supplierOf(id)).toMatchObject([{ state: 'declined', note: 'Sawn already' }]);
	});

	it('takes a yes for none where a line of it says otherwise', async () => {
		const { id } = await calledOff(`${name}-4`);
		const lines = [{ line: '1', sku: 'OAK', answer: 'rejected', quantity: 3 } as const];
		await heard(mill, answer(`${name}-4`, { to: 'change', lines }));
		expect(await supplierOf(id)).toMatchObject([{ state: 'declined', note: 'Accepted with changes.' }]);
		expect(await refundOf(id)).toEqual(['planned']);
	});

	it('takes a no to an order that nobody called off for goods that will not come', async () => {
		const placed = await bought(`${name}-3`);
		await heard(mill, answer(`${name}-3`, { answer: 'accepted' }));
		await heard(mill, answer(`${name}-3`, { answer: 'rejected' }));
		await heard(mill, answer(`${name}-3`, { answer: 'rejected' }));
		const { purchases, cases } = await readDesk(shop.db, SYSTEM, { order: placed.id });
		expect(purchases).toMatchObject([{ state: 'canceled', stateBy: 'supplier' }]);
		expect(cases).toEqual([]);
		const tasks = await shop.db.execute(sql`select kind, facts from tasks where order_id = ${placed.id}`);
		expect(tasks).toMatchObject([{ kind: 'supplier_canceled', facts: { supplier: name, items: [{ quantity: 3 }] } }]);
	});

	it('takes its calling an order off for goods that will not come, and for a yes where we called it off', async () => {
		const off = { to: 'change', off: true } as const;
		const { id } = await calledOff(`${name}-5`);
		await heard(mill, answer(`${name}-5`, off));
		expect(await supplierOf(id)).toMatchObject([{ state: 'approved', answeredVia: 'edi' }]);
		const placed = await bought(`${name}-6`);
		const kept = await heard(mill, answer(`${name}-6`, off));
		expect(kept).toMatchObject({ state: 'done', orderId: placed.id });
		await heard(mill, answer(`${name}-6`, off));
		const { purchases } = await readDesk(shop.db, SYSTEM, { order: placed.id });
		expect(purchases).toMatchObject([{ state: 'canceled', stateBy: 'supplier' }]);
		const tasks = await shop.db.execute(sql`select kind, facts from tasks where order_id = ${placed.id}`);
		expect(tasks).toMatchObject([{ kind: 'supplier_canceled', facts: { supplier: name, items: [{ quantity: 3 }] } }]);
	});

	it('does nothing about an order it never had from us', async () => {
		const kept = await heard(mill, answer('NOBODY-1'));
		expect(kept).toMatchObject({ state: 'done', failure: 'not_done', orderId: null });
	});
});
