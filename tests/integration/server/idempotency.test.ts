import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { MINUTE } from '$lib/core/time';
import type { ApiKey } from '$lib/core/scopes';
import { createKey } from '$lib/modules/accounts/keys/keys.server';
import { useKey } from '$lib/modules/accounts/repository/keys.server';
import { sha256 } from '$lib/server/config/secrets';
import type { Ctx } from '$lib/server/ctx';
import { endpoint } from '$lib/server/http/endpoint';
import { countOf } from '../../support/imports';
import { testWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
let apiKey: ApiKey | null = null;
beforeAll(async () => {
	world = await testWorld();
	const key = await createKey(world.ctx(), { role: 'owner', name: 'Shop' });
	apiKey = await useKey(world.db, sha256(key), world.ctx().now);
});
afterAll(() => world.close());

/** What happens around the write: inside its transaction, and after it. */
type Around = { inside?(): Promise<void>; after?(): Promise<void> };
let around: Around[] = [];
let key = '';
beforeEach(async () => {
	await world.db.execute(sql`delete from products`);
	key = world.ctx().newId('key');
});

const made = z.object({ made: z.int() });
const count = async () => ({ made: await countOf(world.db, 'products') });

async function make({ db, newId }: Ctx) {
	const { inside, after } = around.shift() ?? {};
	await db.transaction(async (tx) => {
		await inside?.();
		const id = newId('prd');
		await tx.execute(sql`insert into products (id, sku, title, stock) values (${id}, ${id}, 'Desk', 1)`);
	});
	await after?.();
	return count();
}

const spec = { summary: 'Make one', scope: 'refunds:write', returns: made, status: 201, handle: make } as const;
const RETOLD = endpoint({ ...spec, again: count });
const SILENT = endpoint(spec);

async function send(to: typeof RETOLD = RETOLD) {
	const url = new URL('http://localhost/api/v1/things');
	const request = new Request(url, { method: 'POST', body: '{}', headers: { 'idempotency-key': key } });
	const locals = { ctx: world.ctx(), viewer: null, account: null, apiKey, theme: 'system', demo: false } as const;
	const response = await to({ request, url, params: {}, locals });
	const answer: unknown = await response.json();
	return { status: response.status, answer };
}

/** A place where a write stops until it is let go, or never goes on: to whoever waits it is as if its process had died. */
function stop() {
	let reach = () => {};
	let go = (_how?: Error) => {};
	const reached = new Promise<void>((resolve) => (reach = resolve));
	const gone = new Promise<void>((resolve, reject) => (go = (how) => (how ? reject(how) : resolve())));
	return {
		reached,
		go,
		here: () => {
			reach();
			return gone;
		}
	};
}

const BUSY = { status: 409, answer: { code: 'idempotency.in_progress' } };
const LOST = { status: 409, answer: { code: 'idempotency.answer_lost' } };
const ONE = { status: 201, answer: { made: 1 } };

it.each([
	['is read anew', RETOLD, ONE],
	['is said to be lost', SILENT, LOST]
])('a write whose process died before it answered is not done twice: the answer %s', async (_, to, answer) => {
	const died = stop();
	around = [{ after: died.here }];
	const first = send(to);
	await died.reached;
	expect(await send(to)).toMatchObject(BUSY);
	world.pass(MINUTE + 1);
	expect(await send(to)).toMatchObject(answer);
	expect(await count()).toEqual({ made: 1 });
	died.go(new Error('killed'));
	expect((await first).status).toBe(500);
	expect(await send(to)).toMatchObject(answer);
	expect(await count()).toEqual({ made: 1 });
});

it.each([
	['is read anew', RETOLD, ONE],
	['is said to be lost', SILENT, LOST]
])('neither is one that failed after it was written: the answer %s', async (_, to, answer) => {
	around = [{ after: () => Promise.reject(new Error('a bug')) }];
	expect((await send(to)).status).toBe(500);
	expect(await send(to)).toMatchObject(answer);
	expect(await send(to)).toMatchObject(answer);
	expect(await count()).toEqual({ made: 1 });
});

it('of a slow write and its repeat one is done, whichever is first', async () => {
	const slow = stop();
	around = [{ inside: slow.here }];
	const first = send();
	await slow.reached;
	world.pass(MINUTE + 1);
	expect(await send()).toMatchObject(ONE);
	slow.go();
	expect(await first).toMatchObject(BUSY);
	expect(await send()).toMatchObject(ONE);
	expect(await count()).toEqual({ made: 1 });
});

it('lets one be tried again whose process died, or that failed, before anything was written', async () => {
	const died = stop();
	around = [{ inside: () => Promise.reject(new Error('a bug')) }, { inside: died.here }];
	expect((await send()).status).toBe(500);
	const second = send();
	await died.reached;
	expect(await send()).toMatchObject(BUSY);
	world.pass(MINUTE + 1);
	expect(await send()).toMatchObject(ONE);
	died.go(new Error('killed'));
	expect((await second).status).toBe(500);
	expect(await send()).toMatchObject(ONE);
	expect(await count()).toEqual({ made: 1 });
});
