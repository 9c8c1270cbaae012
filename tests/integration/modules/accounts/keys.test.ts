import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND, later } from '$lib/core/time';
import { createKey, limitKey, makeKey, revokeKey, rotateKey } from '$lib/modules/accounts/keys/keys.server';
import { limitInput, newKeyInput } from '$lib/modules/accounts/keys/schema';
import { keyState } from '$lib/modules/accounts/keys/state';
import { getKey, KEY_TABS, listKeys, useKey } from '$lib/modules/accounts/repository/keys.server';
import { sha256 } from '$lib/server/config/secrets';
import { feedAfter } from '$lib/server/feed/feed';
import { visitorOf } from '$lib/wiring/door/door.server';
import { REACTIONS } from '$lib/wiring/reactions.server';
import { fakeCookies } from '../../../support/cookies';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
});
afterAll(() => world.close());

const use = (key: string, now = world.ctx().now) => useKey(world.db, sha256(key), now);
const sure = async (key: string) => {
	const found = await use(key);
	if (!found) throw new Error('the key does not open');
	return found;
};
const wanted = (more: object = {}) => newKeyInput.parse({ role: 'owner', name: 'Warehouse', ...more });
const refused = (code: string) => expect.objectContaining({ code });
const lastEvent = async () => (await feedAfter(world.ctx(), 0, 1000)).at(-1);

it('keeps only the hash of a key, and knows who made it', async () => {
	const key = await createKey(world.ctx(), { role: 'buyer', name: 'Acme' });
	expect(key).toMatch(/^rsk_/);
	expect(await useKey(world.db, key, world.ctx().now)).toBeNull();
	const { id } = await sure(key);
	expect(await getKey(world.db, id)).toMatchObject({ hint: key.slice(-4), madeBy: 'Rescind', scopes: null });
	expect(JSON.stringify(await getKey(world.db, id))).not.toContain(key.slice(4, 20));
	expect(await lastEvent()).toMatchObject({ name: 'api_key.made', subject: id, data: { name: 'Acme', role: 'buyer' } });
});

it('is followed by nothing, as the command that makes keys believes', () => {
	expect(REACTIONS['api_key.made']).toEqual([]);
});

it('is made by owners alone, with no more than its role may have', async () => {
	await expect(makeKey(world.staff('manager'), wanted())).rejects.toEqual(refused('auth.forbidden'));
	const key = await makeKey(world.staff('owner'), wanted({ access: 'some', scopes: ['orders:read'], per_minute: 7 }));
	expect(await sure(key)).toMatchObject({
		scopes: ['orders:read'],
		allowance: { perMinute: 7, used: 1, resetsIn: 60 }
	});
	const tooMuch = { role: 'buyer', name: 'Acme', access: 'some', scopes: ['policy:write'] };
	expect(newKeyInput.safeParse(tooMuch).error?.issues).toMatchObject([{ path: ['access'] }]);
	expect(newKeyInput.safeParse({ ...tooMuch, scopes: [] }).success).toBe(false);
});

it('counts every use until the minute is over', async () => {
	const key = await createKey(world.ctx(), { role: 'owner', name: 'Busy' });
	await use(key);
	const at = world.ctx().now;
	await Promise.all(Array.from({ length: 8 }, () => use(key)));
	expect((await use(key, later(at, 59 * SECOND)))?.allowance).toMatchObject({ used: 10, resetsIn: 1 });
	expect((await use(key, later(at, MINUTE)))?.allowance).toMatchObject({ used: 1, resetsIn: 60 });
});

it('gets another limit by an owner, which counts at once and is written down', async () => {
	const boss = world.staff('owner');
	const key = await makeKey(boss, wanted({ per_minute: 5 }));
	const { id } = await sure(key);
	await expect(limitKey(world.staff('manager'), { id, per_minute: 9 })).rejects.toEqual(refused('auth.forbidden'));
	await limitKey(boss, { id, per_minute: 9 });
	expect((await sure(key)).allowance).toMatchObject({ perMinute: 9, used: 2 });
	const told = { name: 'api_key.limit_changed', subject: id, data: { name: 'Warehouse', before: 5, after: 9 } };
	expect(await lastEvent()).toMatchObject(told);
	await revokeKey(boss, { id });
	await expect(limitKey(boss, { id, per_minute: 5 })).rejects.toEqual(refused('api_key.over'));
	expect(limitInput.safeParse({ id, per_minute: 6001 }).success).toBe(false);
});

it('notes at most once a minute that it was used', async () => {
	const key = await createKey(world.ctx(), { role: 'owner', name: 'Seen' });
	const start = world.ctx().now;
	const { id } = await sure(key);
	await use(key, later(start, 30 * SECOND));
	expect((await getKey(world.db, id)).lastUsedAt).toEqual(start);
	await use(key, later(start, 2 * MINUTE));
	expect((await getKey(world.db, id)).lastUsedAt).toEqual(later(start, 2 * MINUTE));
});

it('opens until its time is over', async () => {
	const key = await makeKey(world.staff('owner'), wanted({ lasts: '30' }));
	expect(await use(key, later(world.ctx().now, 30 * DAY - SECOND))).not.toBeNull();
	expect(await use(key, later(world.ctx().now, 30 * DAY))).toBeNull();
});

it('opens for a day beside the key that takes its place, or not at all', async () => {
	const boss = world.staff('owner');
	const key = await makeKey(boss, wanted({ access: 'some', scopes: ['orders:read'], lasts: '90' }));
	const { id } = await sure(key);
	const next = await rotateKey(boss, { id, old: 'day' });
	expect(await sure(next)).toMatchObject({ role: 'owner', name: 'Warehouse', scopes: ['orders:read'] });
	expect(keyState(await getKey(world.db, id), boss.now)).toBe('ending');
	expect(await use(key, later(boss.now, DAY - SECOND))).not.toBeNull();
	expect(await use(key, later(boss.now, DAY))).toBeNull();
	expect(await use(next, later(boss.now, 89 * DAY))).not.toBeNull();
	await expect(rotateKey(boss, { id, old: 'day' })).rejects.toEqual(refused('api_key.over'));

	const stolen = (await sure(next)).id;
	await rotateKey(boss, { id: stolen, old: 'now' });
	expect(await use(next)).toBeNull();
	expect(await lastEvent()).toMatchObject({ name: 'api_key.rotated', data: { replaces: stolen } });
});

it('opens nothing once it was revoked, and stands among those that are over', async () => {
	const key = await createKey(world.ctx(), { role: 'seller', name: 'Deskworks' });
	const { id } = await sure(key);
	await expect(revokeKey(world.staff('agent'), { id })).rejects.toEqual(refused('auth.forbidden'));
	await revokeKey(world.staff('owner'), { id });
	await revokeKey(world.staff('owner'), { id });
	expect(await use(key)).toBeNull();
	const lists = await Promise.all(KEY_TABS.map((tab) => listKeys(world.db, { tab, now: world.ctx().now, limit: 100 })));
	expect(lists.map(({ items }) => items.some((one) => one.id === id))).toEqual([false, true]);
	await expect(revokeKey(world.staff('owner'), { id: 'key_0' })).rejects.toEqual(refused('not_found'));

	const url = new URL('http://localhost/api/v1/orders');
	const request = new Request(url, { headers: { authorization: `Bearer ${key}` } });
	expect(await visitorOf(world.ctx(), { url, request, ...fakeCookies() })).toMatchObject({ apiKey: null });
});
