import { expect, test } from '@playwright/test';
import { BY_PHONE, itemsOf, newKey, programOf, unused } from '../support/outside';

const GRACE = 11 * 60;
let key: string;
test.beforeAll(async () => {
	key = await newKey('owner', unused('story'));
});

test('a program cancels two of three desks for a customer, and the money is back once the grace is over', async ({
	request
}) => {
	const shop = programOf(request, key);
	const email = `${unused('ada')}@example.com`;
	const order = await shop.place({ email });
	expect(order).toMatchObject({ state: 'open', owed: 0, cancellations: [] });

	const items = itemsOf(order, { 'API-DESK': 2 });
	const quote = await shop.post('/quotes', { order: order.id, items });
	expect(quote).toMatchObject({
		status: 200,
		body: { currency: 'USD', worth: 2160, due: 2160, lowers_debt: 0, fee: 0, shipping: 0, offers: [] }
	});
	const agreed = quote.body;
	if (typeof agreed !== 'object' || agreed === null || !('id' in agreed)) throw new Error('the quote has no id');

	const filed = await shop.post('/cancellations', { order: order.id, items, quote: agreed.id, ...BY_PHONE });
	expect(filed).toMatchObject({
		status: 201,
		headers: { etag: '"1"' },
		body: { state: 'requested', label: 'Cancellation requested [Customer]', due: 2160, quote: agreed }
	});
	const { cancellations } = await shop.orderNow(order.id);
	const [id = ''] = cancellations;
	expect((await shop.orderNow(order.id)).line_items[0]?.units).toMatchObject({ open: 1, held: 2, canceled: 0 });

	const accepted = await shop.post(`/cancellations/${id}/accept`, { reason: 'changed_mind' }, { 'If-Match': '"1"' });
	expect(accepted).toMatchObject({
		status: 200,
		body: { state: 'in_progress', refunded: 0, refunds: [{ amount: 2160, state: 'planned' }] }
	});
	expect(await shop.books(order)).toMatchObject({ captured: 5840, refunded: 0, refunds: [] });

	const stale = await shop.post(`/cancellations/${id}/undo`, {}, { 'If-Match': '"1"' });
	expect(stale).toMatchObject({ status: 409, body: { code: 'cancellation.changed', state: 'in_progress' } });
	expect(stale.headers['content-type']).toBe('application/problem+json');

	await shop.pass(GRACE);
	const canceled = await shop.caseNow(id);
	expect(canceled).toMatchObject({ state: 'canceled', refunded: 2160, refunds: [{ state: 'succeeded' }] });
	const key0 = canceled.refunds[0]?.id ?? '';
	expect(await shop.books(order)).toMatchObject({ refunded: 2160, refunds: [{ key: key0, amount: 2160 }] });
	expect(await shop.orderNow(order.id)).toMatchObject({ state: 'open', tenders: [{ refunded: 2160, reserved: 0 }] });

	const { body: mailbox } = await shop.dev(`/mail.json?to=${encodeURIComponent(email)}`);
	expect(JSON.stringify(mailbox)).toContain(canceled.number);
});

test('an undo asks what became of the money that left, and the answer decides what is owed', async ({ request }) => {
	const shop = programOf(request, key);
	const canceledOrder = async () => {
		const order = await shop.place();
		const { id } = await shop.ask(order, { 'API-DESK': 2 });
		await shop.post(`/cancellations/${id}/accept`);
		await shop.post(`/cancellations/${id}/send-now`);
		await shop.pass(1);
		expect(await shop.caseNow(id)).toMatchObject({ state: 'canceled' });
		return { order, id };
	};
	const owing = await canceledOrder();
	expect(await shop.get(`/cancellations/${owing.id}/undo`)).toMatchObject({
		status: 200,
		body: {
			possible: true,
			at_risk: 2160,
			rows: [{ effect: 'gateway_refunded', color: 'recoverable', at_risk: 2160, answered: false }]
		}
	});
	expect(await shop.post(`/cancellations/${owing.id}/undo`)).toMatchObject({
		status: 409,
		body: { code: 'undo.answer_missing', missing: [{ effect: 'gateway_refunded' }] }
	});
	const owed = { answers: [{ effect: 'gateway_refunded', answer: 'balance_due' }] };
	expect(await shop.post(`/cancellations/${owing.id}/undo`, owed)).toMatchObject({
		status: 200,
		body: { state: 'undone' }
	});
	expect(await shop.orderNow(owing.order.id)).toMatchObject({ state: 'balance_due', owed: 2160 });

	const back = await canceledOrder();
	const recaptured = { answers: [{ effect: 'gateway_refunded', answer: 'recaptured', reference: 'pi_2' }] };
	expect(await shop.post(`/cancellations/${back.id}/undo`, recaptured)).toMatchObject({ body: { state: 'undone' } });
	expect(await shop.orderNow(back.order.id)).toMatchObject({ state: 'open', owed: 0 });
});

test('a write named by a key is done once; the same key cannot mean something else', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const body = { order: order.id, items: itemsOf(order, { 'API-DESK': 1 }), ...BY_PHONE };
	const named = { 'Idempotency-Key': unused('once') };
	const first = await shop.post('/cancellations', body, named);
	const again = await shop.post('/cancellations', body, named);
	expect(first.status).toBe(201);
	expect(again).toMatchObject({ status: 201, body: first.body });
	expect(again.headers['etag']).toBe(first.headers['etag']);
	expect((await shop.orderNow(order.id)).cancellations).toHaveLength(1);

	const other = { ...body, items: itemsOf(order, { 'API-DESK': 2 }) };
	const reused = await shop.post('/cancellations', other, named);
	expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
});

test('events are followed from where one stopped', async ({ request }) => {
	const shop = programOf(request, key);
	const order = await shop.place();
	const { id } = await shop.ask(order, { 'API-LAMP': 1 });
	await shop.post(`/cancellations/${id}/reject`, { reason: 'It left this morning', show: true });
	const seen: unknown[] = [];
	for (let after = '0', more = true; more;) {
		const { body } = await shop.get(`/events?after=${after}`);
		if (typeof body !== 'object' || body === null || !('events' in body) || !('next' in body))
			throw new Error('no feed');
		const { events, next } = body;
		if (!Array.isArray(events)) throw new Error('events are a list');
		seen.push(...events);
		more = next !== after;
		after = String(next);
	}
	const about = seen.filter((event) => JSON.stringify(event).includes(`"cancellation":"${id}"`));
	expect(about).toMatchObject([
		{ event: 'cancellation.requested', order: order.id, subject: id },
		{ event: 'cancellation.rejected', order: order.id, subject: id }
	]);
});
