import { expect, test } from '@playwright/test';
import { BY_PHONE, itemsOf, newKey, programOf, unused } from '../support/outside';

let key: string;
test.beforeAll(async () => {
	key = await newKey('owner', unused('steps'));
});

test('packed goods are not canceled until they are taken out of the box', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const lamp = itemsOf(order, { 'API-LAMP': 1 }).map(({ line_item, quantity }) => ({ line_item, quantity }));
	const scan = (action: string, items: unknown = lamp) =>
		shop.post(`/orders/${order.id}/fulfillments`, { action, items });

	expect(await scan('pack')).toMatchObject({ status: 200, body: { state: 'open' } });
	const tooLate = await shop.post('/cancellations', { order: order.id, items: itemsOf(order, { 'API-LAMP': 1 }) });
	expect(tooLate).toMatchObject({
		status: 409,
		body: { code: 'cancellation.in_fulfillment', instead: 'revert_fulfillment' }
	});
	expect(await scan('revert')).toMatchObject({ status: 200 });
	await shop.ask(order, { 'API-DESK': 3 });
	const desks = itemsOf(order, { 'API-DESK': 1 }).map(({ line_item, quantity }) => ({ line_item, quantity }));
	expect(await scan('pack', desks)).toMatchObject({ status: 409 });
	for (const action of ['pack', 'ship', 'deliver']) expect(await scan(action)).toMatchObject({ status: 200 });
	expect((await shop.orderNow(order.id)).line_items[1]?.units).toMatchObject({ open: 0, delivered: 1 });
});

test('within the grace an acceptance is taken back, shrunk, or sent at once', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-DESK': 2 });
	const act = (step: string, data = {}) => shop.post(`/cancellations/${id}/${step}`, data);

	await act('accept');
	expect(await act('unaccept')).toMatchObject({ status: 200, body: { state: 'requested', grace_until: null } });
	await act('accept');
	const [desk] = order.line_items;
	const dropped = await act('drop', { items: [{ line_item: desk?.id, quantity: 1 }], reason: 'It had left' });
	expect(dropped).toMatchObject({ status: 200, body: { state: 'in_progress', items: [{ quantity: 1 }] } });
	expect(await act('refunds', { amount: 1 })).toMatchObject({ status: 409, body: { code: 'refund.in_grace' } });
	expect(await act('send-now')).toMatchObject({ status: 200 });
	expect(await act('send-now')).toMatchObject({ status: 409 });
	await shop.pass(1);
	const { state, due, refunded } = await shop.caseNow(id);
	expect({ state, refunded }).toEqual({ state: 'canceled', refunded: due });
	expect(await act('unaccept')).toMatchObject({ status: 409, body: { code: 'cancellation.wrong_status' } });
});

test('staff cancel at once, and decide in the same breath', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const items = itemsOf(order, { 'API-DESK': 1 }, 'sold_out');
	const [card] = order.tenders;
	const refunds = [{ tender: card?.id, amount: 500 }];
	const more = { when: 'later', restock: false, note: 'The last one broke' };
	expect(await shop.post('/cancellations', { order: order.id, items, refunds, ...more })).toMatchObject({
		status: 201,
		body: {
			state: 'in_progress',
			origin: 'admin',
			label: 'Cancellation in progress [Admin]',
			due: 1080,
			refunds: [{ amount: 500, state: 'planned' }]
		}
	});
	const bare = items.map(({ line_item, quantity }) => ({ line_item, quantity }));
	expect(await shop.post('/cancellations', { order: order.id, items: bare })).toMatchObject({
		status: 422,
		body: { code: 'cancellation.reason_required' }
	});
});

test('what nobody paid yet, and what was paid in points alone, is canceled on the spot', async ({ request }) => {
	const shop = programOf(request, key);
	const all = { 'API-DESK': 3, 'API-LAMP': 1 };
	const unpaid = await shop.place({ tenders: [] });
	expect(unpaid).toMatchObject({ state: 'awaiting_payment', owed: 5840 });
	const part = { order: unpaid.id, items: itemsOf(unpaid, { 'API-LAMP': 1 }), ...BY_PHONE };
	expect(await shop.post('/cancellations', part)).toMatchObject({ body: { code: 'cancellation.whole_order_only' } });
	const whole = { ...part, items: itemsOf(unpaid, all) };
	expect(await shop.post('/cancellations', whole)).toMatchObject({ status: 201, body: { state: 'canceled', due: 0 } });
	expect(await shop.orderNow(unpaid.id)).toMatchObject({ state: 'canceled', owed: 0 });

	const points = await shop.place({ tenders: [{ kind: 'points', captured: 5840 }] });
	const { id } = await shop.ask(points, all);
	expect(await shop.post(`/cancellations/${id}/accept`)).toMatchObject({
		status: 200,
		body: { state: 'canceled', refunded: 5840, refunds: [{ method: 'points', state: 'succeeded' }] }
	});
});

test('staff withdraw what they asked for a customer', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-DESK': 2 });
	expect(await shop.post(`/cancellations/${id}/withdraw`)).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
	const own = await shop.post('/cancellations', {
		order: order.id,
		items: itemsOf(order, { 'API-DESK': 1 }),
		ask: true
	});
	expect(own).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
});

test('money goes back in parts, and a manager waives the rest', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-DESK': 2 });
	const act = (step: string, data = {}) => shop.post(`/cancellations/${id}/${step}`, data);
	await act('accept', { when: 'later' });
	await act('send-now');
	expect(await act('refunds', { amount: 2161 })).toMatchObject({ status: 422, body: { code: 'refund.exceeds_due' } });
	expect(await act('refunds', { amount: 1, refunds: [] })).toMatchObject({ status: 422 });
	expect(await act('refunds', { amount: 1000 })).toMatchObject({ status: 200 });
	await shop.pass(1);
	expect(await shop.caseNow(id)).toMatchObject({ state: 'in_progress', refunded: 1000 });
	const [card] = order.tenders;
	const routed = { refunds: [{ tender: card?.id, amount: 1, route: 'store_credit' }] };
	expect(await act('refunds', routed)).toMatchObject({ status: 403, body: { code: 'refund.route_not_allowed' } });
	expect(await act('refunds', { refunds: [{ tender: card?.id, amount: 160 }] })).toMatchObject({ status: 200 });
	await shop.pass(1);
	expect(await act('waive', { reason: 'Agreed on the telephone' })).toMatchObject({
		status: 200,
		body: { state: 'canceled', refunded: 1160, waived: 1000 }
	});
	expect(await shop.books(order)).toMatchObject({ refunded: 1160 });
});

test('a refund is held, released, and tried again after the card said no', async ({ request }) => {
	const shop = programOf(request, key);
	const { id } = await shop.ask(await shop.place(), { 'API-DESK': 2 });
	await shop.post(`/cancellations/${id}/accept`);
	const [planned] = (await shop.caseNow(id)).refunds;
	const move = (refund: string | undefined, how: string) => shop.post(`/refunds/${refund}/${how}`, { reason: 'asked' });
	expect(await move(planned?.id, 'hold')).toMatchObject({ status: 200, body: { state: 'on_hold', cancellation: id } });
	expect((await shop.page('/refunds?state=on_hold')).items).toContainEqual({ id: planned?.id });
	await shop.pass(11 * 60);
	expect(await shop.caseNow(id)).toMatchObject({ state: 'in_progress', refunded: 0 });

	await shop.dev('/sandbox', { next: [{ outcome: 'declined' }] });
	expect(await move(planned?.id, 'release')).toMatchObject({ status: 200 });
	await shop.pass(1);
	expect(await shop.get(`/refunds/${planned?.id}`)).toMatchObject({ body: { state: 'failed' } });
	const again = await move(planned?.id, 'retry');
	expect(again).toMatchObject({ status: 200, body: { amount: 2160, cancellation: id } });
	await shop.pass(1);
	expect(await shop.caseNow(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	expect(await move(planned?.id, 'retry')).toMatchObject({ body: { code: expect.stringMatching(/^refund\./) } });
});

test('a bank deposit waits for whoever made it to say so', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
	const { id } = await shop.ask(order, { 'API-DESK': 2 });
	await shop.post(`/cancellations/${id}/accept`);
	await shop.pass(11 * 60);
	const [planned] = (await shop.caseNow(id)).refunds;
	expect(planned).toMatchObject({ state: 'planned', amount: 2160 });

	const stranger = await shop.ask(await shop.place(), { 'API-DESK': 1 });
	const deposit = { refund: planned?.id, date: '2026-03-05', reference: 'WIRE-7' };
	expect(await shop.post(`/cancellations/${stranger.id}/deposits`, deposit)).toMatchObject({ status: 404 });
	expect(await shop.post(`/cancellations/${id}/deposits`, deposit)).toMatchObject({ status: 200 });
	await shop.pass(1);
	expect(await shop.caseNow(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	expect(await shop.post(`/cancellations/${id}/deposits`, deposit)).toMatchObject({ status: 409 });
});

test('the refund of bought goods waits for the supplier', async ({ request }) => {
	const shop = programOf(request, key);
	const supplier = unused('Lampworks');
	const lamp = { sku: 'API-LAMP', title: 'Lamp', quantity: 1, unit_price: 5040, supplier, supplier_order: 'placed' };
	const order = await shop.place({ line_items: [lamp], discounts: [] });
	const { id } = await shop.ask(order, { 'API-LAMP': 1 });
	await shop.post(`/cancellations/${id}/accept`);
	await shop.pass(11 * 60);
	const waiting = await shop.caseNow(id);
	expect(waiting).toMatchObject({ state: 'in_progress', refunded: 0, supplier: [{ supplier }] });

	const answer = { supplier_cancellation: waiting.supplier[0]?.id, answer: 'approved' };
	expect(await shop.post(`/cancellations/${id}/supplier-answers`, answer)).toMatchObject({ status: 200 });
	await shop.pass(1);
	expect(await shop.caseNow(id)).toMatchObject({
		state: 'canceled',
		refunded: 5840,
		supplier: [{ state: 'approved' }]
	});
	expect(await shop.post(`/cancellations/${id}/messages`, { body: 'Sorry!' })).toMatchObject({ status: 200 });
});

test('lists show the same as one does, page by page, each row once', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-DESK': 1 });
	const one = await shop.get(`/cancellations/${id}`);
	expect(await shop.get(`/cancellations?order=${order.id}&state=requested`)).toMatchObject({
		status: 200,
		body: { items: [one.body], next: null }
	});
	expect(await shop.get('/cancellations?state=lost')).toMatchObject({ status: 422 });
	for (const list of ['/orders', '/cancellations', '/refunds']) {
		const seen = await everyId(list);
		expect(seen.length).toBeGreaterThan(0);
		expect(new Set(seen).size).toBe(seen.length);
	}

	async function everyId(list: string): Promise<string[]> {
		const ids: string[] = [];
		for (let cursor: string | null = ''; cursor !== null;) {
			const { items, next } = await shop.page(`${list}${cursor && `?cursor=${encodeURIComponent(cursor)}`}`);
			ids.push(...items.map(({ id }) => id));
			cursor = next;
		}
		return ids;
	}
});
