import { afterAll, beforeAll, expect, it } from 'vitest';
import { declareWithdrawal } from '$lib/modules/cancellations/withdrawal/declare.server';
import { MINUTE } from '$lib/core/time';
import { setMailing } from '$lib/server/mail';
import { setReach } from '$lib/server/outside';
import { orderBody, programOf } from '../../../support/api/client';
import type { components } from '../../../support/api/client-types';
import { OPERATIONS } from '../../../support/api/contract';
import { PLACE } from '../../../support/door';
import { postOffice } from '../../../support/mailing';
import { openReceiver } from '../../../support/receiver';
import { scriptSandbox } from '../../../support/sandbox';
import { setSupplierOrderState } from '../../../support/suppliers';
import { testWorld, type TestWorld } from '../../../support/world';
import { connectByApi } from './connection-operations';
import { listenByApi } from './webhook-operations';

type Order = components['schemas']['Order'];
type Over = Parameters<typeof orderBody>[0];

let world: TestWorld;
let shop: Awaited<ReturnType<typeof programOf>>;
const done = new Set<string>();
beforeAll(async () => {
	world = await testWorld();
	setMailing({ post: postOffice().post, origin: 'https://shop.example' });
	shop = await programOf(world, 'owner', done);
});
afterAll(() => world.close());

const sure = <T>({ data, error }: { data?: T; error?: unknown }): T => {
	if (data === undefined) throw new Error(JSON.stringify(error));
	return data;
};
const place = async (over: Over = {}) => sure(await shop.POST('/api/v1/orders', { body: orderBody(over) }));
const desks = ({ line_items: [desk] }: Order, quantity = 2) => [{ line_item: desk?.id ?? '', quantity }];
const KEEP = { placed: 0, in_production: 40, shipped: 100 };
const why = { reason: 'changed_mind' } as const;

/** A request that staff filed on the telephone. */
const ask = async (order: Order, quantity = 2) => {
	const items = desks(order, quantity).map((item) => ({ ...item, ...why }));
	const body = { order: order.id, items, on_behalf_of: 'customer', via: 'phone', ask: true } as const;
	return sure(await shop.POST('/api/v1/cancellations', { body }));
};
const named = (id: string) => ({ params: { path: { id } } });
const step = '/api/v1/cancellations/{id}' as const;
const accepted = async (order: Order, body = {}) => {
	const { id } = await ask(order);
	return sure(await shop.POST(`${step}/accept`, { ...named(id), body }));
};

it('orders are taken in, found, and shipped', async () => {
	const order = await place();
	expect(sure(await shop.GET('/api/v1/orders/{id}', named(order.id)))).toEqual(order);
	const { items } = sure(await shop.GET('/api/v1/orders', { params: { query: { search: order.number } } }));
	expect(items).toMatchObject([{ id: order.id }]);
	const body = { action: 'pack', items: desks(order) } as const;
	const before = { params: { query: { updated_since: '2026-03-01T00:00:00Z' } } };
	const packed = sure(await shop.POST('/api/v1/orders/{id}/fulfillments', { ...named(order.id), body }));
	expect(packed.line_items[0]?.units).toMatchObject({ open: 1, fulfilling: 2 });
	const changed = sure(await shop.GET('/api/v1/orders', before));
	expect(changed.items.map(({ id, units }) => [id, units.fulfilling])).toEqual([[order.id, 2]]);
});

it('a request is priced, accepted, taken back, shrunk, sent, and told in the feed', async () => {
	const order = await place();
	const priced = sure(await shop.POST('/api/v1/quotes', { body: { order: order.id, items: desks(order) } }));
	expect(priced).toMatchObject({ due: 2160, currency: 'USD' });
	const { id } = await accepted(order);
	expect(sure(await shop.POST(`${step}/unaccept`, { ...named(id), body: {} }))).toMatchObject({ state: 'requested' });
	await shop.POST(`${step}/accept`, { ...named(id), body: {} });
	const drop = { items: desks(order, 1), reason: 'One had left' };
	expect(sure(await shop.POST(`${step}/drop`, { ...named(id), body: drop }))).toMatchObject({ due: 1080 });
	sure(await shop.POST(`${step}/send-now`, { ...named(id), body: {} }));
	await world.drain();
	const now = sure(await shop.GET(step, named(id)));
	expect(now).toMatchObject({ state: 'canceled', refunded: 1080 });
	const listed = sure(await shop.GET('/api/v1/cancellations', { params: { query: { order: order.id } } }));
	expect(listed).toEqual({ items: [now], next: null });

	expect(sure(await shop.GET(`${step}/undo`, named(id)))).toMatchObject({ possible: true, at_risk: 1080 });
	const answers = [{ effect: 'gateway_refunded', answer: 'balance_due' }];
	const undone = sure(await shop.POST(`${step}/undo`, { ...named(id), body: { answers } }));
	expect(undone.state).toBe('undone');
	const { events } = sure(await shop.GET('/api/v1/events', { params: { query: { after: 0 } } }));
	expect(events.filter(({ cancellation }) => cancellation === id).length).toBeGreaterThan(5);
});

it('requests are withdrawn, rejected, talked about, and offered at a lower price', async () => {
	const first = await ask(await place());
	expect(sure(await shop.POST(`${step}/withdraw`, { ...named(first.id), body: {} })).state).toBe('withdrawn');
	const second = await ask(await place());
	sure(await shop.POST(`${step}/messages`, { ...named(second.id), body: { body: 'We are looking into it' } }));
	const body = { reason: 'It left this morning', show: true };
	expect(sure(await shop.POST(`${step}/reject`, { ...named(second.id), body })).state).toBe('rejected');

	sure(await shop.PUT('/api/v1/policy', { body: { personalized: 'allow', personalized_keep: KEEP } }));
	const made = { sku: 'PEN', title: 'Pen', quantity: 2, unit_price: 2520, personalized: true, supplier: 'Maker' };
	const pens = await place({ line_items: [{ ...made, supplier_order: 'placed' }], discounts: [] });
	const third = await ask(pens);
	await setSupplierOrderState(world.db, pens.id, 'in_production');
	expect(sure(await shop.POST(`${step}/offer`, { ...named(third.id), body: {} })).id).toBe(third.id);
	const policy = sure(await shop.PUT('/api/v1/policy', { body: { personalized: 'refuse_change_of_mind' } }));
	expect(sure(await shop.GET('/api/v1/policy'))).toEqual(policy);
	const stale = { header: { 'If-Match': `"${policy.version - 1}"` } };
	const late = await shop.PUT('/api/v1/policy', { params: stale, body: { grace_minutes: 1 } });
	expect(late.error).toMatchObject({ status: 409, code: 'policy.changed' });
	const { reasons } = sure(await shop.GET('/api/v1/reasons'));
	expect(reasons.find(({ code }) => code === 'sold_out')).toMatchObject({ shops_fault: true, shopper: false });
});

it('refunds are paid in parts, held, released, tried again, and the rest waived', async () => {
	const { id } = await accepted(await place(), { when: 'later' });
	sure(await shop.POST(`${step}/send-now`, { ...named(id), body: {} }));
	const paid = sure(await shop.POST(`${step}/refunds`, { ...named(id), body: { amount: 1000 } }));
	const refund = paid.refunds.find(({ amount }) => amount === 1000)?.id ?? '';
	const because = { ...named(refund), body: { reason: 'asked' } };
	expect(sure(await shop.POST('/api/v1/refunds/{id}/hold', because)).state).toBe('on_hold');
	const query = { state: 'on_hold' } as const;
	const held = sure(await shop.GET('/api/v1/refunds', { params: { query } }));
	expect(held.items).toMatchObject([{ id: refund }]);
	await scriptSandbox(world.db, [{ outcome: 'declined', after_ms: 0 }]);
	sure(await shop.POST('/api/v1/refunds/{id}/release', because));
	await world.drain();
	expect(sure(await shop.GET('/api/v1/refunds/{id}', named(refund))).state).toBe('failed');
	expect(sure(await shop.POST('/api/v1/refunds/{id}/retry', because)).amount).toBe(1000);
	await world.drain();
	const waived = sure(await shop.POST(`${step}/waive`, { ...named(id), body: { reason: 'Agreed' } }));
	expect(waived).toMatchObject({ state: 'canceled', refunded: 1000, waived: 1160 });
});

it('deposits are booked by whoever made them, and suppliers answer', async () => {
	const deposited = await accepted(await place({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] }));
	world.pass(11 * MINUTE);
	await world.drain();
	const refund = deposited.refunds[0]?.id ?? '';
	const deposit = { refund, date: '2026-03-02', reference: 'WIRE-7' };
	sure(await shop.POST(`${step}/deposits`, { ...named(deposited.id), body: deposit }));

	const placed = { supplier: 'Deskworks', supplier_order: 'placed' } as const;
	const goods = [{ sku: 'DESK', title: 'Walnut desk', quantity: 2, unit_price: 2520, ...placed }];
	const bought = await accepted(await place({ line_items: goods, discounts: [] }));
	const asked = sure(await shop.GET(step, named(bought.id)));
	const because = { ...named(bought.id), body: { reason: 'They are on holiday' } };
	expect(sure(await shop.POST(`${step}/go-on`, because)).timeline.at(-1)).toMatchObject({
		event: 'supplier.overridden'
	});
	const answer = { supplier_cancellation: asked.supplier[0]?.id ?? '', answer: 'approved' } as const;
	const answered = sure(await shop.POST(`${step}/supplier-answers`, { ...named(bought.id), body: answer }));
	expect(answered.supplier).toMatchObject([{ state: 'approved' }]);
});

it('goods that are to come back are seen by whom they concern, and paid once they came', async () => {
	const [seller, stranger] = [await programOf(world, 'seller', done), await programOf(world, 'buyer', done)];
	const line_items = [
		{ sku: 'VASE', title: 'Vase', quantity: 2, unit_price: 1000, supplier: seller.name },
		{ sku: 'CUP', title: 'Cup', quantity: 1, unit_price: 500 }
	];
	const paid = { tenders: [{ kind: 'card' as const, captured: 2500 }], discounts: [], charges: [] };
	const order = await place({ ...paid, line_items, region: 'DE', email: 'goods@example.com' });
	const [vase, cup] = order.line_items.map(({ id }) => id);
	const items = order.line_items.map(({ id, quantity }) => ({ line_item: id, quantity }));
	sure(await shop.POST('/api/v1/orders/{id}/fulfillments', { ...named(order.id), body: { action: 'ship', items } }));
	const said = { name: 'Ada', number: order.number, email: 'goods@example.com' };
	await declareWithdrawal(world.nobody(), said, { address: PLACE });
	await world.drain();

	const ofOrder = '/api/v1/orders/{id}/returns' as const;
	const { items: awaited } = sure(await shop.GET(ofOrder, named(order.id)));
	expect(awaited).toMatchObject([{ state: 'open', cancellation: null, items: [{ quantity: 2 }, { quantity: 1 }] }]);
	const id = awaited[0]?.id ?? '';
	expect(sure(await shop.GET('/api/v1/returns/{id}', named(id)))).toEqual(awaited[0]);
	const theirs = sure(await seller.GET('/api/v1/returns/{id}', named(id)));
	expect(theirs.items).toEqual([{ line_item: vase, quantity: 2 }]);
	expect((await stranger.GET('/api/v1/returns/{id}', named(id))).error).toMatchObject({ code: 'return.not_found' });
	expect((await stranger.GET(ofOrder, named(order.id))).error).toMatchObject({ code: 'order.not_found' });

	const answer = '/api/v1/returns/{id}/answer' as const;
	const came = (line_item = '', quantity = 1, over = {}) => ({
		...{ outcome: 'received' as const, items: [{ line_item, quantity }], date: '2026-03-02', ...over }
	});
	expect((await seller.POST(answer, { ...named(id), body: came(vase) })).error).toMatchObject({
		code: 'auth.forbidden'
	});
	for (const [body, code] of [
		[came(vase, 3), 'return.too_many'],
		[came(vase, 0), 'return.nothing_came'],
		[came(vase, 1, { date: '2026-04-01' }), 'return.date_wrong']
	] as const)
		expect((await shop.POST(answer, { ...named(id), body })).error).toMatchObject({ code });
	const once = { params: { ...named(id).params, header: { 'Idempotency-Key': 'one-vase' } }, body: came(vase) };
	const first = sure(await shop.POST(answer, once));
	expect(sure(await shop.POST(answer, once))).toEqual(first);
	expect(first.items.map(({ state, items }) => [state, items.length])).toEqual([
		['open', 2],
		['received', 1]
	]);
	sure(await shop.POST(answer, { ...named(id), body: came(cup, 1, { outcome: 'proof' }) }));
	const over = sure(await shop.POST(answer, { ...named(id), body: { outcome: 'called_off', date: '2026-03-02' } }));
	expect(over.items.map(({ state }) => state).toSorted()).toEqual(['called_off', 'proof', 'received']);
	const cases = sure(await shop.GET('/api/v1/cancellations', { params: { query: { order: order.id } } })).items;
	expect(cases.map(({ due, origin }) => [due, origin])).toEqual(
		expect.arrayContaining([
			[1000, 'withdrawal'],
			[500, 'withdrawal']
		])
	);
	const ended = await shop.POST(answer, { ...named(id), body: came(vase) });
	expect(ended.error).toMatchObject({ status: 409, code: 'return.ended' });
});

it('a store and an EDI partner are connected, tried, changed, and removed', () => connectByApi(shop, sure));

it('programs say where they listen, and see what they were sent', async () => {
	const receiver = await openReceiver();
	setReach('private');
	await listenByApi(world, shop, receiver, sure).finally(() => receiver.close());
	setReach('public');
});

it('left no operation of the document out', () => {
	expect(OPERATIONS.map(({ id }) => id).filter((id) => !done.has(id))).toEqual([]);
});
