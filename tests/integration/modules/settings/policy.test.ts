import { afterAll, beforeAll, expect, it } from 'vitest';
import { changePolicy, currentPolicy, policyAt, shopProfile } from '$lib/modules/settings/repository.server';
import { DEFAULT_POLICY } from '$lib/modules/settings/policy';
import { advance, now } from '$lib/server/clock';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
});
afterAll(() => world.close());

it('starts with the defaults as version 1, however many ask first', async () => {
	const asked = await Promise.all([1, 2, 3, 4].map(() => currentPolicy(world.db)));
	for (const one of asked) expect(one).toEqual({ version: 1, policy: DEFAULT_POLICY });
});

it('keeps every version, and changes the named keys only', async () => {
	const changed = await world.db.transaction((tx) => changePolicy(tx, world.staff('owner'), { grace_minutes: 0 }));
	expect(changed).toEqual({ version: 2, policy: { ...DEFAULT_POLICY, grace_minutes: 0 } });
	expect(await currentPolicy(world.db)).toEqual(changed);
	expect((await policyAt(world.db, 1)).policy.grace_minutes).toBe(10);
});

it('refuses a policy that makes no sense', async () => {
	const change = world.db.transaction((tx) => changePolicy(tx, world.staff('owner'), { grace_minutes: -1 }));
	await expect(change).rejects.toThrow('policy.invalid');
});

it('numbers changes made at once one after the other', async () => {
	const change = (minutes: number) =>
		world.db.transaction((tx) => changePolicy(tx, world.staff('owner'), { grace_minutes: minutes }));
	const versions = (await Promise.all([3, 4, 5].map(change))).map(({ version }) => version);
	expect(new Set(versions).size).toBe(3);
});

it('introduces the shop even before anybody named it', async () => {
	expect(await shopProfile(world.db)).toMatchObject({ name: 'Rescind Goods', time_zone: 'Asia/Seoul' });
});

it('moves the clock of the demo, and of nothing else', async () => {
	const before = await now(world.db, true);
	await advance(world.db, 3600);
	const after = await advance(world.db, 3600);
	expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(7200_000);
	expect((await now(world.db, true)).getTime()).toBeGreaterThanOrEqual(after.getTime());
	expect((await now(world.db, false)).getTime()).toBeLessThan(after.getTime() - 7000_000);
});
