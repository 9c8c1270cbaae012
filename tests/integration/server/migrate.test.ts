import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { connect } from '../../../src/lib/server/db';
import { migrate } from '../../../src/lib/server/store/migrate';
import { emptyDatabase } from '../../support/database';

const folder = mkdtempSync(join(tmpdir(), 'rescind-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STEPS = [
	[
		'0000_shelves',
		'create table shelves (id int primary key);\n--> statement-breakpoint\ncreate index on shelves (id);'
	],
	['0001_books', 'create table books (id int primary key, shelf int references shelves);']
] as const;

function writeSteps(count: number) {
	const entries = STEPS.slice(0, count).map(([tag], idx) => ({
		idx,
		tag,
		when: 1000 + idx,
		version: '7',
		breakpoints: true
	}));
	mkdirSync(join(folder, 'meta'), { recursive: true });
	writeFileSync(
		join(folder, 'meta', '_journal.json'),
		JSON.stringify({ version: '7', dialect: 'postgresql', entries })
	);
	for (const [tag, text] of STEPS) writeFileSync(join(folder, `${tag}.sql`), text);
}

it('is safe from many starts at once, on an empty database and again later', async () => {
	const place = await emptyDatabase();
	const { sql, close } = connect({ place, prepare: false });
	for (const steps of [1, 2, 2]) {
		writeSteps(steps);
		await Promise.all(Array.from({ length: 6 }, () => migrate(place, folder)));
		const applied = await sql`select created_at from drizzle.__drizzle_migrations order by id`;
		expect(applied.map(({ created_at }) => created_at)).toEqual(['1000', '1001'].slice(0, steps));
	}
	await close();
});

it('says so when there is nothing to migrate with', async () => {
	await expect(migrate(await emptyDatabase(), join(folder, 'nowhere'))).rejects.toThrow(/_journal.json/);
});
