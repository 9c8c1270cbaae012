import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { DAY, MINUTE } from '$lib/core/time';
import { giveShopperAccount, giveStaffAccount, signIn } from '$lib/modules/accounts/actions.server';
import { createKey } from '$lib/modules/accounts/keys/keys.server';
import { useKey } from '$lib/modules/accounts/repository/keys.server';
import { endSession, startSession, whoIsHere, type SessionPlace } from '$lib/modules/accounts/sessions.server';
import { sha256 } from '$lib/server/config/secrets';
import { fakeCookies } from '../../../support/cookies';
import { countRoundTrips } from '../../../support/round-trips';
import { testWorld, type TestWorld } from '../../../support/world';

const ada = { email: 'Ada@example.com', name: 'Ada', password: 'correct horse' };
const boss = { email: 'boss@example.com', name: 'Boss', password: 'battery staple', role: 'owner' } as const;

const trips = countRoundTrips();
let world: TestWorld;
beforeAll(async () => {
	world = await testWorld({ socket: trips.socket, max: 1 });
	await giveShopperAccount(world.ctx(), ada);
	await giveStaffAccount(world.ctx(), boss);
});
afterAll(() => world.close());
afterEach(() => {
	vi.useRealTimers();
});

const knock = (email: string, password: string, audience: 'shopper' | 'staff' = 'shopper') =>
	signIn(world.nobody(), { audience, email, password, address: '192.0.2.1' });
const from = { userAgent: 'Firefox', address: '192.0.2.1' };
const placeOf = (audience: 'shopper' | 'staff', secure = false): SessionPlace & ReturnType<typeof fakeCookies> => ({
	tx: world.db,
	audience,
	secure,
	...fakeCookies()
});

it('lets in who knows the password, on their own side only', async () => {
	await expect(knock('ada@example.com', ada.password)).resolves.toMatch(/^shp_/);
	await expect(knock('ada@example.com', ada.password, 'staff')).rejects.toThrow('auth.wrong_credentials');
});

it('gives unknown people and wrong passwords the same answer', async () => {
	await expect(knock('ada@example.com', 'wrong')).rejects.toThrow('auth.wrong_credentials');
	await expect(knock('nobody@example.com', 'wrong')).rejects.toThrow('auth.wrong_credentials');
});

it('stops guessing after ten tries, until the window is over', async () => {
	for (let i = 0; i < 10; i++) await expect(knock('eve@example.com', 'guess')).rejects.toThrow('wrong_credentials');
	await expect(knock('eve@example.com', 'guess')).rejects.toThrow('request.too_many');
	world.pass(16 * MINUTE);
	await expect(knock('eve@example.com', 'guess')).rejects.toThrow('wrong_credentials');
});

it('keeps only the hash of a session, and hands the id to the browser alone', async () => {
	const place = placeOf('shopper');
	await startSession(place, await knock('ada@example.com', ada.password), from);
	const id = place.jar.get('rescind_session')?.value ?? '';
	const [row] = await world.db.execute(sql`select id_hash from sessions where id_hash = ${sha256(id)}`);
	const [raw] = await world.db.execute(sql`select id_hash from sessions where id_hash = ${id}`);
	expect(row).toBeDefined();
	expect(raw).toBeUndefined();
	expect(place.jar.get('rescind_session')?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
});

it('uses cookies that no other host can set once the site is reached by https', async () => {
	const place = placeOf('staff', true);
	await startSession(place, await knock(boss.email, boss.password, 'staff'), from);
	expect(place.jar.get('__Host-rescind_staff')?.options).toMatchObject({ secure: true, path: '/' });
});

it('knows who is here by one side of the house, until they sign out', async () => {
	const place = placeOf('staff');
	await startSession(place, await knock(boss.email, boss.password, 'staff'), from);
	await expect(whoIsHere(place)).resolves.toMatchObject({ name: 'Boss', role: 'owner' });
	const id = place.jar.get('rescind_staff')?.value ?? '';
	const otherDoor = placeOf('shopper');
	otherDoor.cookies.set('rescind_session', id, { path: '/' });
	await expect(whoIsHere(otherDoor)).resolves.toBeNull();
	await endSession(place);
	await expect(whoIsHere({ ...place, ...fakeCookies({ rescind_staff: id }) })).resolves.toBeNull();
});

it('renews a session that is used in the second half of its life, and ends one that is not', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	const place = placeOf('shopper');
	await startSession(place, await knock('ada@example.com', ada.password), from);
	vi.setSystemTime(Date.now() + 20 * DAY);
	await expect(whoIsHere(place)).resolves.toMatchObject({ name: 'Ada' });
	vi.setSystemTime(Date.now() + 20 * DAY);
	await expect(whoIsHere(place)).resolves.toMatchObject({ name: 'Ada' });
	vi.setSystemTime(Date.now() + 31 * DAY);
	await expect(whoIsHere(place)).resolves.toBeNull();
});

it('knows who is here after one round trip', async () => {
	const place = placeOf('shopper');
	await startSession(place, await knock('ada@example.com', ada.password), from);
	await whoIsHere(place);
	expect(await trips.during(() => whoIsHere(place))).toBe(1);
});

it('knows a key, counts its use and notes it in one round trip', async () => {
	const hash = sha256(await createKey(world.ctx(), { role: 'buyer', name: 'Acme' }));
	const use = () => useKey(world.db, hash, world.ctx().now);
	await use();
	expect(await trips.during(use)).toBe(1);
});
