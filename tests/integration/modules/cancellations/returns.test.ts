import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { SYSTEM } from '$lib/core/actor';
import { undo } from '$lib/modules/cancellations/actions/decide/undo.server';
import { drop } from '$lib/modules/cancellations/actions/request/drop.server';
import { caseOn } from '$lib/modules/cancellations/case';
import { answerParcel } from '$lib/modules/cancellations/intercept/answer-parcel.server';
import { stopParcel } from '$lib/modules/cancellations/intercept/stop-parcel.server';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import { returnsOf } from '$lib/modules/cancellations/repository/returns.server';
import { answerReturn } from '$lib/modules/cancellations/returns/answer-return.server';
import { matchByHand } from '$lib/modules/cancellations/withdrawal/carry-out.server';
import { ownOrder } from '$lib/modules/cancellations/shopper/order/own-order.server';
import { declareWithdrawal } from '$lib/modules/cancellations/withdrawal/declare.server';
import { openTasks, openOrderTasks } from '$lib/modules/orders/repository/tasks.server';
import { products } from '$lib/modules/orders/tables.server';
import { takeEvidence } from '$lib/wiring/evidence.server';
import { checkInvariants } from '$lib/wiring/invariants.server';
import { fulfill } from '$lib/wiring/orders.server';
import { eq } from 'drizzle-orm';
import { anAddress, openDoor, PLACE, type Door } from '../../../support/door';

let door: Door;
beforeAll(async () => {
	door = await openDoor();
	await door.stock('VASE', 10);
});
afterAll(async () => {
	expect((await checkInvariants(door.db)).violations).toEqual([]);
	await door.close();
});

type Placed = Awaited<ReturnType<Door['place']>>;
const place = (region = 'DE') =>
	door.place({
		...{ email: anAddress('returns'), region, discounts: [] },
		line_items: [{ sku: 'VASE', title: 'Vase', quantity: 3, unit_price: 1000 }],
		charges: [{ kind: 'shipping', amount: 500 }],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 3500 }]
	});
const lineOf = ({ lines }: Placed) => lines[0]?.id ?? '';
const scan = (order: Placed, action: 'pack' | 'ship' | 'deliver', quantity: number) =>
	fulfill(door.ctx(), { order: order.id, action, items: [{ line_item: lineOf(order), quantity }] });
const unitsOf = async ({ id }: Placed) => (await door.order(id)).lines[0]?.units;
const shelf = async () => (await door.db.select().from(products).where(eq(products.sku, 'VASE')))[0]?.stock ?? 0;
const today = () => door.ctx().now.toISOString().slice(0, 10);

async function withdrawFrom({ number, email }: Placed): Promise<string> {
	const { id } = await declareWithdrawal(door.nobody(), { name: 'Ada', number, email }, { address: PLACE });
	await door.deliver();
	return id;
}
const openOf = async ({ id }: Placed) => (await returnsOf(door.db, id)).find(({ state }) => state === 'open');
type Answer = Partial<Parameters<typeof answerReturn>[1]> & { readonly quantity?: number };
const answer = async (order: Placed, { quantity, ...over }: Answer = {}) => {
	const it = (await openOf(order)) ?? expect.fail('nothing is awaited');
	const items = [{ line_item: lineOf(order), quantity: quantity ?? it.items[0]?.quantity ?? 0 }];
	const said = { return: it.id, outcome: 'received', items, date: today(), restock: false, note: '' } as const;
	return answerReturn(door.staff('agent'), { ...said, ...over });
};
const casesOf = async ({ id }: Placed) => (await readDesk(door.db, SYSTEM, { order: id })).cases;
const subjectsTo = async ({ email }: Placed) => (await door.mailsTo(email)).map(({ subject }) => subject);

/** All of it was delivered before its buyer withdrew. */
async function delivered(region = 'DE') {
	const order = await place(region);
	await scan(order, 'ship', 3);
	await scan(order, 'deliver', 3);
	await withdrawFrom(order);
	return order;
}

describe('goods that left before their buyer withdrew', () => {
	it('are awaited, and paid whole, without a fee, once they came', async () => {
		const order = await delivered();
		expect(await openOf(order)).toMatchObject({ items: [{ quantity: 3 }], cancellationId: null });
		expect(await openOrderTasks(door.db, order.id)).toMatchObject([{ kind: 'await_return', facts: { quantity: 3 } }]);
		expect(await subjectsTo(order)).toContainEqual(expect.stringContaining('Please send back'));
		expect(await casesOf(order)).toEqual([]);
		const stock = await shelf();
		await answer(order, { restock: true });
		const [it] = await casesOf(order);
		expect(it).toMatchObject({ origin: 'withdrawal', state: 'in_progress', due: 3500, restock: true });
		expect(it?.quote.fee).toBe(0);
		expect(await unitsOf(order)).toMatchObject({ delivered: 0, canceled: 3 });
		expect(await openOrderTasks(door.db, order.id)).toEqual([]);
		await door.pass(11);
		expect((await casesOf(order))[0]).toMatchObject({ state: 'canceled', refunded: 3500 });
		expect(await shelf()).toBe(stock + 3);
		const subjects = await subjectsTo(order);
		expect(subjects.filter((subject) => subject.startsWith('We have received'))).toHaveLength(1);
		expect(subjects.some((subject) => subject.startsWith('We had to cancel'))).toBe(false);
	});

	it('are paid once, noted twice at once', async () => {
		const order = await delivered();
		const both = await Promise.allSettled([answer(order), answer(order)]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const lost = both.find(({ status }) => status === 'rejected');
		expect(lost).toMatchObject({ reason: { code: 'return.ended' } });
		await door.pass(11);
		expect((await casesOf(order)).map(({ refunded }) => refunded)).toEqual([3500]);
	});

	it('stay awaited as far as they did not come, and shipping comes back with the last of them', async () => {
		const order = await delivered();
		await answer(order, { quantity: 1 });
		expect(await openOf(order)).toMatchObject({ items: [{ quantity: 2 }] });
		expect(await openOrderTasks(door.db, order.id)).toMatchObject([{ kind: 'await_return', facts: { quantity: 2 } }]);
		expect((await casesOf(order)).map(({ due }) => due)).toEqual([1000]);
		await expect(answer(order, { quantity: 3 })).rejects.toThrow('return.too_many');
		await expect(answer(order, { quantity: 0 })).rejects.toThrow('return.nothing_came');
		await answer(order, { outcome: 'proof' });
		expect((await casesOf(order)).map(({ due }) => due)).toEqual([1000, 2500]);
		await door.pass(11);
		expect((await casesOf(order)).map(({ state }) => state)).toEqual(['canceled', 'canceled']);
	});

	it('are paid by their proof, and go on the shelf once they come', async () => {
		const order = await delivered();
		const stock = await shelf();
		await answer(order, { outcome: 'proof', restock: true });
		await door.pass(11);
		expect(await shelf()).toBe(stock);
		const proven = (await returnsOf(door.db, order.id))[0];
		expect(proven).toMatchObject({ state: 'proof', receivedAt: null });
		const came = { outcome: 'received' as const, items: [], date: today(), restock: true, note: '' };
		await answerReturn(door.staff('agent'), { return: proven?.id ?? '', ...came });
		expect(await shelf()).toBe(stock + 3);
		expect((await returnsOf(door.db, order.id))[0]).toMatchObject({ state: 'received' });
		expect((await casesOf(order)).map(({ refunded }) => refunded)).toEqual([3500]);
		await expect(answerReturn(door.staff('agent'), { return: proven?.id ?? '', ...came })).rejects.toThrow(
			'return.ended'
		);
	});

	it('are told to their buyer on the order’s page, and stand in the evidence', async () => {
		const order = await delivered();
		const seen = async () => (await ownOrder(door.shopper(order), { order: order.id })).parcels;
		expect(await seen()).toMatchObject([{ tone: 'info', title: 'We are waiting for 3 × Vase' }]);
		await answer(order, { note: 'box is torn' });
		expect(await seen()).toMatchObject([{ tone: 'success', title: 'We have received 3 × Vase' }]);
		const [it] = await casesOf(order);
		const { bytes } = await takeEvidence(door.staff('agent'), it?.number ?? '');
		const files = unzipSync(bytes);
		expect(strFromU8(files['index.html'] ?? new Uint8Array())).toContain('box is torn');
		expect(JSON.parse(strFromU8(files['data/return.json'] ?? new Uint8Array()))).toMatchObject({ state: 'received' });
	});

	it('can’t be undone nor left out once they came', async () => {
		const order = await delivered();
		await answer(order);
		const [it] = await casesOf(order);
		const id = it?.id ?? '';
		await expect(undo(door.staff('manager'), { id, answers: [] })).rejects.toMatchObject({
			...{ code: 'undo.blocked', facts: { blocking: [{ effect: 'goods_came_back', remedy: 'order_again' }] } }
		});
		const items = [{ line_item: lineOf(order), quantity: 1 }];
		await expect(drop(door.staff('manager'), { id, items, reason: 'no' })).rejects.toThrow('withdrawal.stands');
	});

	it('are no longer awaited where they will not come', async () => {
		const order = await delivered();
		await answer(order, { outcome: 'called_off', note: 'keeps them' });
		expect(await openOf(order)).toBeUndefined();
		expect(await casesOf(order)).toEqual([]);
		expect(await openOrderTasks(door.db, order.id)).toEqual([]);
		expect(await unitsOf(order)).toMatchObject({ delivered: 3 });
	});

	it('are noted by those who decide, for a day that can be', async () => {
		const order = await delivered();
		const it = await openOf(order);
		const said = {
			return: it?.id ?? '',
			outcome: 'received' as const,
			items: [],
			date: today(),
			restock: false,
			note: ''
		};
		await expect(answerReturn(door.nobody(), said)).rejects.toThrow('auth.forbidden');
		await expect(answerReturn(door.staff('agent'), { ...said, return: 'ret_none' })).rejects.toThrow(
			'return.not_found'
		);
		await expect(answer(order, { date: '2099-01-01' })).rejects.toThrow('return.date_wrong');
		await expect(answer(order, { date: '2020-01-01' })).rejects.toThrow('return.date_wrong');
	});
});

it('stops what did not leave at once, and awaits the rest; what is packed and then sent joins it', async () => {
	const order = await place();
	await scan(order, 'ship', 1);
	await scan(order, 'pack', 1);
	await withdrawFrom(order);
	const [stopped] = await casesOf(order);
	expect(stopped).toMatchObject({ due: 1000, items: [{ quantity: 1 }] });
	expect((await openTasks(door.db, stopped?.id ?? '')).map(({ kind }) => kind).toSorted()).toEqual([
		'await_return',
		'withdrawal_rest'
	]);
	await scan(order, 'ship', 1);
	await door.settle();
	const awaited = (await returnsOf(door.db, order.id)).filter(({ state }) => state === 'open');
	expect(awaited.map(({ items }) => items[0]?.quantity)).toEqual([1, 1]);
	await answer(order);
	await answer(order);
	await door.pass(11);
	const paid = await casesOf(order);
	expect(paid.reduce((all, { refunded }) => all + refunded, 0)).toBe(3500);
});

it('is withdrawn without anybody’s leave where a carrier stopped the parcel', async () => {
	const order = await place();
	await scan(order, 'ship', 3);
	await withdrawFrom(order);
	const asked = await stopParcel(door.staff('agent'), {
		...{ order: order.id, cancellation: '', carrier: 'DHL', tracking: 'JD1', reason: 'changed_mind', note: '' },
		items: [{ line_item: lineOf(order), quantity: 2 }]
	});
	const stopped = { intercept: asked.id, outcome: 'intercepted', note: '' } as const;
	const { filed } = await answerParcel(door.staff('agent'), stopped);
	expect(await door.see(filed?.id ?? '')).toMatchObject({ origin: 'withdrawal', state: 'in_progress' });
	expect(await openOf(order)).toMatchObject({ items: [{ quantity: 1 }] });
});

describe('the law’s clock', () => {
	const clockOf = async (order: Placed) => {
		const [it] = await casesOf(order);
		const desk = await readDesk(door.db, SYSTEM, { order: order.id });
		return caseOn(desk, it?.id ?? '');
	};

	it('waits for goods in the Union, and then leaves no time', async () => {
		const order = await delivered();
		await door.pass(20 * 24 * 60);
		await answer(order);
		const it = await clockOf(order);
		expect(it.legalClock).toBe('eu_withdrawal');
		expect(it.legalDueAt?.getTime()).toBeGreaterThanOrEqual(door.ctx().now.getTime());
		expect(it.legalDueAt?.getTime()).toBeLessThan(door.ctx().now.getTime() + 24 * 60 * 60 * 1000);
		expect(it.releasedAt).toEqual(door.ctx().now);
	});

	it('runs from the day they came in Korea', async () => {
		const order = await place('KR');
		await scan(order, 'ship', 3);
		const said = await withdrawFrom(order);
		await matchByHand(door.staff('agent'), { withdrawal: said, number: order.number });
		await door.pass(3 * 24 * 60);
		const day = new Date(door.ctx().now.getTime() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
		await answer(order, { date: day });
		const it = await clockOf(order);
		expect(it.legalClock).toBe('kr_refund');
		expect(it.goodsAt?.toISOString()).toBe(new Date(`${day}T00:00:00+09:00`).toISOString());
	});
});

it('never awaits the same units twice, whoever writes it', async () => {
	const order = await delivered();
	const it = await openOf(order);
	const more = door.db.execute(sql`update return_items set quantity = 4 where return_id = ${it?.id ?? ''}`);
	await expect(more).rejects.toMatchObject({ cause: { constraint_name: 'open_returns_have_left' } });
});
