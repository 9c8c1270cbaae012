import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR, MINUTE } from '$lib/core/time';
import {
	giveLink,
	lookAtLink,
	makeLink,
	revokeLinks,
	useLink,
	type NewLink
} from '$lib/modules/accounts/links/links.server';
import { accountLinks } from '$lib/modules/accounts/tables.server';
import { sha256 } from '$lib/server/config/secrets';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
});
afterAll(() => world.close());

let people = 0;
const aLink = (over: Partial<NewLink> = {}): NewLink => {
	const email = `person${++people}@example.com`;
	return { kind: 'sign_in', subject: `shp_${people}`, email, ...over };
};
const make = (link: NewLink) => world.db.transaction((tx) => makeLink(tx, world.ctx(), link));
const tokenOf = async (id: string) => (await giveLink(world.db, world.ctx(), id))?.path.split('/').at(-1) ?? '';
const look = (token: string) => lookAtLink(world.db, world.ctx(), token, 'sign_in', 'open_order');
const use = (token: string) => world.db.transaction((tx) => useLink(tx, world.ctx(), token, 'sign_in'));

it('is unguessable, and only its hash is kept', async () => {
	const { id } = await make(aLink());
	const token = await tokenOf(id);
	expect(token).toMatch(/^[\w-]{43}$/);
	const [row] = await world.db.select().from(accountLinks).where(eq(accountLinks.id, id));
	expect(row?.tokenHash).toBe(sha256(token));
	expect(JSON.stringify(row)).not.toContain(token);
});

it('may be looked at as often as a mail scanner likes, and used once', async () => {
	const token = await tokenOf((await make(aLink())).id);
	for (let i = 0; i < 3; i++) await expect(look(token)).resolves.toMatchObject({ kind: 'sign_in' });
	await expect(use(token)).resolves.toMatchObject({ kind: 'sign_in' });
	await expect(use(token)).rejects.toThrow('link.used');
	await expect(look(token)).rejects.toThrow('link.used');
});

it('lets one of eight through', async () => {
	const token = await tokenOf((await make(aLink())).id);
	const tries = await Promise.allSettled(Array.from({ length: 8 }, () => use(token)));
	expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'link.used' });
});

it('is not used up by what fails', async () => {
	const token = await tokenOf((await make(aLink())).id);
	const failing = world.db.transaction(async (tx) => {
		await useLink(tx, world.ctx(), token, 'sign_in');
		throw new Error('the password was too short');
	});
	await expect(failing).rejects.toThrow('too short');
	await expect(use(token)).resolves.toBeDefined();
});

it('ends when a newer one is sent to the same address, and only then', async () => {
	const link = aLink();
	const first = await tokenOf((await make(link)).id);
	await make({ ...link, email: 'another@example.com' });
	await make({ ...link, kind: 'reset_password' });
	await expect(look(first)).resolves.toBeDefined();
	const second = await tokenOf((await make(link)).id);
	await expect(look(first)).rejects.toThrow('link.expired');
	await expect(look(second)).resolves.toBeDefined();
});

it('is one also when eight are made at once', async () => {
	const link = aLink();
	const made = await Promise.all(Array.from({ length: 8 }, () => make(link)));
	const tokens = await Promise.all(made.map(({ id }) => tokenOf(id)));
	const looks = await Promise.allSettled(tokens.map(look));
	expect(looks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('to an order stays when another is asked for', async () => {
	const link = aLink({ kind: 'open_order', subject: 'ord_1' });
	const first = await tokenOf((await make(link)).id);
	await make(link);
	await expect(look(first)).resolves.toMatchObject({ subject: 'ord_1' });
});

it('opens nothing but what it is for', async () => {
	const token = await tokenOf((await make(aLink({ kind: 'reset_password' }))).id);
	await expect(look(token)).rejects.toThrow('link.unknown');
	for (const other of ['', 'x'.repeat(43), sha256('x')]) await expect(look(other)).rejects.toThrow('link.unknown');
});

it('can be taken back', async () => {
	const link = aLink();
	const token = await tokenOf((await make(link)).id);
	await revokeLinks(world.db, world.ctx(), link.subject, ['sign_in']);
	await expect(use(token)).rejects.toThrow('link.expired');
});

it('lives as long as its kind', async () => {
	const token = await tokenOf((await make(aLink())).id);
	world.pass(30 * MINUTE - 1);
	await expect(look(token)).resolves.toBeDefined();
	world.pass(1);
	await expect(look(token)).rejects.toThrow('link.expired');
	world.pass(100 * 24 * HOUR);
	await world.drain();
	await expect(look(token)).rejects.toThrow('link.unknown');
});
