import { afterAll, beforeAll, expect, it } from 'vitest';
import { changePolicy, currentPolicy } from '$lib/modules/settings/repository.server';
import { findVersion, listVersions } from '$lib/modules/settings/repository/versions.server';
import { HOUR } from '$lib/core/time';
import { testWorld, type TestWorld } from '../../../support/world';

let world: TestWorld;
beforeAll(async () => {
	world = await testWorld();
	await currentPolicy(world.db);
});
afterAll(() => world.close());

const change = (minutes: number, seen?: number) =>
	world.db.transaction((tx) => changePolicy(tx, world.staff('owner'), { grace_minutes: minutes }, seen));

it('lets the second of two owners look first', async () => {
	const answers = await Promise.allSettled([change(1, 1), change(2, 1)]);
	expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	await expect(change(3, 1)).rejects.toThrow('policy.changed');
});

it('knows of each version who made it, and until when it was in force', async () => {
	world.pass(HOUR);
	const { version } = await currentPolicy(world.db);
	const now = world.ctx().now;
	const next = await change(30, version);
	expect(await findVersion(world.db, version)).toMatchObject({ byName: 'owner', until: now });
	expect(await findVersion(world.db, next.version)).toMatchObject({ at: now, until: null });
	expect(await findVersion(world.db, 9999)).toBeUndefined();
	expect((await listVersions(world.db, 2)).map((one) => one.version)).toEqual([next.version, version]);
});
