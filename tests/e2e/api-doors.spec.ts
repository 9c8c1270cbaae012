import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { itemsOf, newKey, programOf, unused, type KeyRole } from '../support/outside';

const forbidden = { status: 403, body: { code: 'auth.forbidden' } };

test('without a key, or with a wrong one, nothing is told', async ({ request }) => {
	for (const key of [undefined, 'rsk_wrong']) {
		const answer = await programOf(request, key).get('/orders');
		expect(answer).toMatchObject({ status: 401, body: { code: 'auth.required', status: 401 } });
	}
});

test('partners know their own orders only, and cancel them', async ({ request }) => {
	const made = async (role: KeyRole, name = unused(role)) => ({
		name,
		...programOf(request, await newKey(role, name))
	});
	const [buyer, other, seller] = [await made('buyer'), await made('buyer'), await made('seller')];
	const desk = { sku: 'API-DESK', title: 'Walnut desk', quantity: 3, unit_price: 1200 };
	const lamp = { sku: 'API-LAMP', title: 'Lamp', quantity: 1, unit_price: 2000, tax: 200, supplier: seller.name };
	const order = await buyer.place({ line_items: [desk, lamp] });

	expect(await other.get(`/orders/${order.id}`)).toMatchObject({ status: 404, body: { code: 'order.not_found' } });
	expect(await other.get('/orders')).toMatchObject({ status: 200, body: { items: [], next: null } });
	const stolen = { order: order.id, items: itemsOf(order, { 'API-DESK': 1 }) };
	expect(await other.post('/quotes', stolen)).toMatchObject({ status: 404 });
	expect(await other.post('/cancellations', stolen)).toMatchObject({ status: 404, body: { code: 'order.not_found' } });

	expect(await seller.get(`/orders/${order.id}`)).toMatchObject({ status: 200, body: { number: order.number } });
	expect(await seller.post('/cancellations', stolen)).toMatchObject({
		status: 422,
		body: { code: 'cancellation.line_unknown' }
	});
	const own = { order: order.id, items: itemsOf(order, { 'API-LAMP': 1 }, 'sold_out') };
	const canceled = await seller.post('/cancellations', own);
	expect(canceled).toMatchObject({
		status: 201,
		body: { state: 'in_progress', label: 'Cancellation in progress [Partner]' }
	});

	const asked = await buyer.post('/cancellations', { ...stolen, ask: true });
	expect(asked).toMatchObject({ status: 201, body: { state: 'requested', origin: 'partner' } });
	const [, id = ''] = (await buyer.orderNow(order.id)).cancellations;
	expect(await other.get(`/cancellations/${id}`)).toMatchObject({
		status: 404,
		body: { code: 'cancellation.not_found' }
	});
	expect(await other.post(`/cancellations/${id}/withdraw`)).toMatchObject({ status: 404 });
	expect(await other.get('/cancellations')).toMatchObject({ body: { items: [] } });
	for (const step of ['accept', 'reject', 'undo', 'waive', 'refunds']) {
		expect(await buyer.post(`/cancellations/${id}/${step}`)).toMatchObject(forbidden);
	}
	for (const path of ['/refunds', '/events', '/policy']) expect(await buyer.get(path)).toMatchObject(forbidden);
	expect(await buyer.post('/cancellations', { ...stolen, when: 'later' })).toMatchObject(forbidden);
	expect(await buyer.post(`/cancellations/${id}/withdraw`)).toMatchObject({
		status: 200,
		body: { state: 'withdrawn' }
	});
});

test('what can not be read is refused with every place it is wrong', async ({ request }) => {
	const shop = programOf(request, await newKey('owner', unused('owner')));
	const wrong = await shop.post('/orders', { number: 'X', line_items: [{ sku: 'A' }] });
	expect(wrong).toMatchObject({ status: 422, body: { code: 'request.invalid', status: 422 } });
	expect(JSON.stringify(wrong.body)).toContain('"#/line_items/0/unit_price"');
	for (const verb of [shop.get, shop.post]) {
		expect(await verb('/nothing/here')).toMatchObject({ status: 404, body: { code: 'not_found', status: 404 } });
	}
	expect(await shop.get('/orders/nonsense')).toMatchObject({ status: 404, body: { code: 'not_found' } });
	expect(await shop.get('/cancellations/can_0')).toMatchObject({
		status: 404,
		body: { code: 'cancellation.not_found' }
	});
	const taken = await shop.place();
	const { id: _id, number } = taken;
	expect((await shop.get(`/orders?search=${number}`)).body).toMatchObject({ items: [{ id: taken.id, number }] });
});

test('the policy is read, changed key by key, and every change is a version', async ({ request }) => {
	const shop = programOf(request, await newKey('owner', unused('owner')));
	const before = await shop.get('/policy');
	expect(before).toMatchObject({
		status: 200,
		body: { grace_minutes: 10, refund: 'now', version: expect.any(Number) }
	});
	const odd = await shop.put('/policy', { grace_minutes: 5, gracious: true });
	expect(odd).toMatchObject({ status: 422, body: { errors: [{ detail: expect.stringContaining('gracious') }] } });

	const changed = await shop.put('/policy', { grace_minutes: 5 });
	expect(changed).toMatchObject({ status: 200, body: { grace_minutes: 5, refund: 'now' } });
	expect(changed.headers['etag']).not.toBe(before.headers['etag']);
	expect(await shop.put('/policy', { ...z.looseObject({}).parse(before.body) })).toMatchObject({
		status: 200,
		body: { grace_minutes: 10 }
	});
});

test('the reference names every address and verb there is', async ({ request }) => {
	const body: unknown = await (await request.get('/api/openapi.json')).json();
	const { paths } = reference.parse(body);
	const folder = 'src/routes/api/v1';
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
		(file) => file.endsWith('+server.ts') && !file.includes('[...')
	);
	expect(files.length).toBeGreaterThan(20);
	const there = files.map((file) => {
		const verbs = readFileSync(join(folder, file), 'utf8').matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g);
		const path = `/api/v1/${file.replace('/+server.ts', '').replace(/\[(\w+)\]/g, '{$1}')}`;
		return [path, [...verbs].map(([, verb = '']) => verb.toLowerCase()).toSorted()] as const;
	});
	const told = Object.entries(paths).map(([path, verbs]) => [path, Object.keys(verbs).toSorted()] as const);
	expect(new Map(told)).toEqual(new Map(there));
	for (const [path, verbs] of Object.entries(paths)) {
		for (const { parameters } of Object.values(verbs)) {
			const inPath = parameters.filter((one) => one.in === 'path').map(({ name, required }) => [name, required]);
			expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, true]));
		}
	}
});

const operation = z.object({
	summary: z.string().min(1),
	parameters: z.array(z.object({ in: z.string(), name: z.string(), required: z.boolean().optional() })).default([]),
	requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
	responses: z.record(
		z.string().regex(/^(\d{3}|default)$/),
		z.union([
			z.object({ description: z.string() }),
			z.object({ $ref: z.string().startsWith('#/components/responses/') })
		])
	)
});
const reference = z.object({
	openapi: z.string().regex(/^3\.1\.\d+$/),
	info: z.object({ title: z.string(), version: z.string() }),
	paths: z.record(z.string().startsWith('/api/v1/'), z.record(z.string(), operation))
});
