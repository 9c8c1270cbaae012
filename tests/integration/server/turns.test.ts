import { expect, it } from 'vitest';
import { poolConfig } from '../../../src/lib/server/db';
import { prepareJobs } from '../../../src/lib/server/jobs/prepare';
import { inTurn } from '../../../src/lib/server/feed/turns';
import { emptyDatabase } from '../../support/database';

const LOCK = 1;
const six = <T>(start: () => Promise<T>) => Promise.all(Array.from({ length: 6 }, start));

it('lets one at a time do it', async () => {
	const place = await emptyDatabase();
	const seen: string[] = [];
	await six(() =>
		inTurn(place, LOCK, async () => {
			seen.push('in');
			await Promise.resolve();
			seen.push('out');
		})
	);
	expect(seen.join(' ')).toBe(Array(6).fill('in out').join(' '));
});

it('makes the job tables safe to create by many starts at once', async () => {
	const place = await emptyDatabase();
	await expect(six(() => inTurn(place, LOCK, () => prepareJobs(poolConfig(place))))).resolves.toHaveLength(6);
});

it('passes on what went wrong, and frees the way', async () => {
	const place = await emptyDatabase();
	const failing = inTurn(place, LOCK, () => Promise.reject(new Error('no luck')));
	await expect(failing).rejects.toThrow('no luck');
	await expect(inTurn(place, LOCK, () => Promise.resolve())).resolves.toBeUndefined();
});
