import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { createKey } from '$lib/modules/accounts/keys/keys.server';
import { useKey } from '$lib/modules/accounts/repository/keys.server';
import type { ApiKey } from '$lib/core/scopes';
import { openapiOf } from '$lib/server/api/openapi';
import { endpoint } from '$lib/server/http/endpoint';
import { sha256 } from '$lib/server/config/secrets';
import { testWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
let owner: ApiKey | null = null;
let made = 0;
const ALLOWANCE = { perMinute: 10, used: 1, resetsIn: 60 };
beforeAll(async () => {
	world = await testWorld();
	owner = await useKey(
		world.db,
		sha256(await createKey(world.ctx(), { role: 'owner', name: 'Shop' })),
		world.ctx().now
	);
});
afterAll(() => world.close());

const POST = endpoint({
	summary: 'Make a thing',
	scope: 'refunds:write',
	params: z.object({ id: z.string().startsWith('can_') }),
	body: z.object({ amount: z.int().positive() }),
	returns: z.object({ id: z.string(), version: z.int() }),
	status: 201,
	versioned: true,
	handle: async (_, { id, amount, ifMatch = 1 }) => {
		made++;
		if (amount === 13) throw new Refused('refund.exceeds_due', { due: 12 });
		if (amount === 500) throw new Error('a bug');
		return { id: `${id}_${amount}`, version: ifMatch + 1 };
	}
});

type Sent = { body?: string; headers?: Record<string, string>; apiKey?: ApiKey | null; id?: string };
async function send({ body = '{"amount":5}', headers = {}, apiKey = owner, id = 'can_1' }: Sent) {
	const url = new URL(`http://localhost/api/v1/things/${id}`);
	const locals = { ctx: world.ctx(), viewer: null, account: null, apiKey, theme: 'system', demo: false } as const;
	const response = await POST({
		request: new Request(url, { method: 'POST', body, headers }),
		url,
		params: { id },
		locals
	});
	const answer: unknown = await response.json();
	return {
		status: response.status,
		type: response.headers.get('content-type'),
		etag: response.headers.get('etag'),
		limits: ['ratelimit-policy', 'ratelimit', 'retry-after'].map((name) => response.headers.get(name)),
		answer
	};
}

it('answers with what the action made, and its version as ETag', async () => {
	expect(await send({ headers: { 'if-match': '"7"' } })).toMatchObject({
		status: 201,
		type: 'application/json',
		etag: '"8"',
		answer: { id: 'can_1_5', version: 8 }
	});
});

it('does not do without a key, or with one that may not', async () => {
	expect(await send({ apiKey: null })).toMatchObject({ status: 401, answer: { code: 'auth.required' } });
	const buyer = { id: 'key_2', role: 'buyer', name: 'Acme', scopes: null, allowance: ALLOWANCE } as const;
	expect(await send({ apiKey: buyer })).toMatchObject({ status: 403, answer: { code: 'auth.forbidden' } });
	const narrow = { ...buyer, role: 'owner', scopes: ['orders:read'] } as const;
	expect(await send({ apiKey: narrow })).toMatchObject({ status: 403, answer: { scope: 'refunds:write' } });
});

it('tells how much of its limit a key has left, and refuses what is beyond it', async () => {
	const apiKey = (used: number) => owner && { ...owner, allowance: { perMinute: 2, used, resetsIn: 30 } };
	expect((await send({ apiKey: apiKey(2) })).limits).toEqual(['"minute";q=2;w=60', '"minute";r=0;t=30', null]);
	made = 0;
	expect(await send({ apiKey: apiKey(3), headers: { 'idempotency-key': 'late' } })).toMatchObject({
		status: 429,
		type: 'application/problem+json',
		limits: ['"minute";q=2;w=60', '"minute";r=0;t=30', '30'],
		answer: { code: 'api_key.limit_reached', retry_after: 30 }
	});
	expect(made).toBe(0);
	expect(await send({ headers: { 'idempotency-key': 'late' } })).toMatchObject({ status: 201 });
});

it('says no in a problem document, with the facts and where the errors are', async () => {
	expect(await send({ body: '{"amount":13}' })).toMatchObject({
		status: 422,
		type: 'application/problem+json',
		answer: { code: 'refund.exceeds_due', due: 12, status: 422 }
	});
	expect(await send({ body: '{"amount":-1}' })).toMatchObject({
		status: 422,
		answer: { code: 'request.invalid', errors: [{ pointer: '#/amount' }] }
	});
	expect(await send({ body: '{' })).toMatchObject({ status: 400, answer: { code: 'request.malformed' } });
	expect(await send({ id: 'ord_1' })).toMatchObject({ status: 404, answer: { code: 'not_found' } });
});

it('owns up to a bug by a reference alone', async () => {
	const { status, answer } = await send({ body: '{"amount":500}' });
	expect(status).toBe(500);
	expect(JSON.stringify(answer)).not.toContain('a bug');
	expect(answer).toMatchObject({ code: 'internal_error', reference: expect.stringMatching(/^[0-9a-f]{10}$/) });
});

it('does a write once per Idempotency-Key, refusals included', async () => {
	const headers = { 'idempotency-key': 'one' };
	made = 0;
	const first = await send({ headers });
	expect(await send({ headers })).toEqual(first);
	expect(made).toBe(1);
	expect(await send({ headers, body: '{"amount":6}' })).toMatchObject({
		status: 422,
		answer: { code: 'idempotency.key_reused' }
	});

	const refused = { body: '{"amount":13}', headers: { 'idempotency-key': 'two' } };
	const no = await send(refused);
	expect(await send(refused)).toEqual(no);
	expect(made).toBe(2);
});

it('lets a write that broke off be tried again', async () => {
	const broken = { body: '{"amount":500}', headers: { 'idempotency-key': 'three' } };
	made = 0;
	await send(broken);
	await send(broken);
	expect(made).toBe(2);
});

it('does one of several at the same time, and tells the others to wait', async () => {
	const headers = { 'idempotency-key': 'four' };
	made = 0;
	const statuses = (await Promise.all(Array.from({ length: 8 }, () => send({ headers })))).map(({ status }) => status);
	expect(made).toBe(1);
	expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
});

it('describes itself', () => {
	const { paths } = openapiOf({ '../v1/things/[id]/+server.ts': { POST } }, 'http://localhost');
	expect(paths?.['/api/v1/things/{id}']?.post).toMatchObject({
		summary: 'Make a thing',
		operationId: 'things.create',
		security: [{ key: ['refunds:write'] }],
		parameters: [
			{ in: 'path', name: 'id', required: true },
			{ in: 'header', name: 'Idempotency-Key' },
			{ in: 'header', name: 'If-Match' }
		],
		responses: { 201: { description: 'Made' }, 409: { $ref: '#/components/responses/Conflict' } }
	});
});
