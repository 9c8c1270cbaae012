import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyInto } from '../../../scripts/steps/world.mjs';
import { DEMO_PASSWORD } from '../../../src/lib/modules/accounts/demo';
import { signIn } from '../../../src/lib/modules/accounts/actions.server';
import { STATUSES } from '../../../src/lib/modules/cancellations/status';
import { TENDER_NAMES } from '../../../src/lib/modules/orders/tenders/tender-names';
import { openDatabase, type Database } from '../../../src/lib/server/store/database';
import { checkInvariants } from '../../../src/lib/wiring/invariants.server';
import { testCtx } from '../../support/rows';

const folder = mkdtempSync(join(tmpdir(), 'rescind-seed-'));
/** Of the command, not of this process: the address of this run's own database is nobody's business there. */
const env = { ...process.env, DEMO: 'true', DATABASE_URL: '', DATA_DIR: folder, LOG_LEVEL: 'warn' };

async function seed(): Promise<unknown> {
	const { stdout } = await promisify(execFile)('npx', ['--no-install', 'tsx', 'scripts/seed.ts'], { env });
	return JSON.parse(stdout);
}

let database: Database;
let again: unknown;
let db: Database['db'];
beforeAll(async () => {
	const world = process.env['DEMO_WORLD']; // made by the same command, once for all who need one
	if (world) await copyInto(world, folder);
	else expect(await seed()).toMatchObject({ seeded: true });
	again = await seed();
	database = await openDatabase({ DATABASE_URL: undefined, DATABASE_PREPARE: true, DATA_DIR: folder });
	db = database.db;
}, 600_000);
afterAll(async () => {
	await database.close();
	rmSync(folder, { recursive: true });
});
const namesIn = async (query: ReturnType<typeof sql>) => {
	const rows = await db.execute<{ name: string }>(query);
	return rows.map(({ name }) => name).toSorted();
};

/** 400 came through the shop, six from a connected store and one by EDI; eight were bought at sellers who are connected. */
const ORDERS = 415;

it('makes a believable shop in which every rule holds, once', async () => {
	const { orders, cancellations, violations } = await checkInvariants(db);
	expect([orders, violations]).toEqual([ORDERS, []]);
	expect(cancellations).toBeGreaterThanOrEqual(60);

	expect(await namesIn(sql`select distinct state as name from cancellations`)).toEqual([...STATUSES].toSorted());
	expect(await namesIn(sql`select distinct currency as name from orders`)).toEqual(['EUR', 'JPY', 'KRW', 'KWD', 'USD']);
	expect(await namesIn(sql`select distinct kind as name from tenders`)).toEqual(TENDER_NAMES.toSorted());
	const states = await namesIn(sql`select distinct state as name from refunds`);
	expect(states).toEqual(expect.arrayContaining(['failed', 'on_hold', 'pending', 'planned', 'succeeded']));
	const events = await db.execute(sql`select 1 from events where at > now()`);
	expect(events).toHaveLength(0);

	expect(again).toEqual({ orders: ORDERS, cancellations, seeded: false });
});

it.for([
	['shopper', 'shopper@example.com'],
	['staff', 'agent@example.com'],
	['staff', 'owner@example.com']
] as const)('lets the %s %s in', async ([audience, email]) => {
	const who = { audience, email, password: DEMO_PASSWORD, address: '127.0.0.1' };
	await expect(signIn(testCtx(db, new Date()), who)).resolves.toMatch(/^(shp|stf)_/);
});
