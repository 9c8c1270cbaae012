import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveLogo, saveShop } from '$lib/modules/settings/profile/save.server';
import { shopInput } from '$lib/modules/settings/profile/schema';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { findLogo } from '$lib/modules/settings/repository/shop.server';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
});
afterAll(() => world.close());

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const profile = (changes: object) =>
	shopInput.parse({
		version: 0,
		name: 'Lamps',
		email: 'help@lamps.example',
		time_zone: 'UTC',
		currency: 'USD',
		...changes
	});

it('is introduced as its owner says, and says who changed it', async () => {
	await saveShop(world.staff('owner'), profile({ chat: 'https://chat.example/lamps', address: '1 Main St' }));
	expect(await shopProfile(world.db)).toMatchObject({
		name: 'Lamps',
		address: '1 Main St',
		currency: 'USD',
		version: 1
	});
	const [event] = await world.db.execute<{ actor_name: string; after: string }>(
		`select actor_name, data -> 'after' ->> 'words' as after from events where name = 'shop.changed'`
	);
	expect(event).toMatchObject({ actor_name: 'owner', after: expect.stringContaining('name: Lamps') });
});

it('lets the second of two owners look first', async () => {
	const seen = { version: (await shopProfile(world.db)).version };
	const answers = await Promise.allSettled(
		['Red', 'Blue'].map((name) => saveShop(world.staff('owner'), profile({ ...seen, name })))
	);
	expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	await expect(saveShop(world.staff('owner'), profile(seen))).rejects.toThrow('shop.changed');
});

it('is its owner’s alone', async () => {
	const { version } = await shopProfile(world.db);
	await expect(saveShop(world.staff('manager'), profile({ version }))).rejects.toThrow('auth.forbidden');
	await expect(saveLogo(world.staff('manager'), PNG)).rejects.toThrow('auth.forbidden');
});

it('shows a picture in the name’s place until it is taken away', async () => {
	await saveLogo(world.staff('owner'), PNG);
	const { logo } = await shopProfile(world.db);
	expect(await findLogo(world.db, logo)).toMatchObject({ type: 'image/png' });
	await saveLogo(world.staff('owner'), undefined);
	expect((await shopProfile(world.db)).logo).toBe('');
	expect(await findLogo(world.db, logo)).toBeUndefined();
});

it('takes no picture that is too big or none', async () => {
	const big = new Uint8Array(201 * 1024);
	big.set(PNG);
	for (const wrong of [big, new TextEncoder().encode('<svg/>'), new Uint8Array()])
		await expect(saveLogo(world.staff('owner'), wrong)).rejects.toThrow('shop.logo_unfit');
});
