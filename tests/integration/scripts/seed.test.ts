import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedWorld } from '../../../scripts/seed/world';
import { DEMO_PASSWORD } from '../../../src/lib/modules/accounts/demo';
import { signIn } from '../../../src/lib/modules/accounts/actions.server';
import { STATUSES } from '../../../src/lib/modules/cancellations/status';
import { TENDER_NAMES } from '../../../src/lib/modules/orders/tenders/tender-names';
import { setMailing } from '../../../src/lib/server/mail';
import { connectChannels } from '../../../src/lib/wiring/channels/channels.server';
import { checkInvariants } from '../../../src/lib/wiring/invariants.server';
import { postOffice } from '../../support/mailing';
import { testWorld, type TestWorld } from '../../support/world';

let world: TestWorld;
beforeAll(async () => {
	connectChannels();
	world = await testWorld();
	setMailing({ post: postOffice().post, origin: 'https://shop.example' });
}, 300_000);
afterAll(() => world.close());

const namesIn = async (query: ReturnType<typeof sql>) => {
	const rows = await world.db.execute<{ name: string }>(query);
	return rows.map(({ name }) => name).toSorted();
};

/** 400 came through the shop, six from a connected store and one by EDI; eight were bought at sellers who are connected. */
const ORDERS = 415;

it('makes a believable shop in which every rule holds, once', async () => {
	expect(await seedWorld(world.ctx())).toMatchObject({ orders: ORDERS, seeded: true });
	const { orders, cancellations, violations } = await checkInvariants(world.db);
	expect([orders, violations]).toEqual([ORDERS, []]);
	expect(cancellations).toBeGreaterThanOrEqual(60);

	expect(await namesIn(sql`select distinct state as name from cancellations`)).toEqual([...STATUSES].toSorted());
	expect(await namesIn(sql`select distinct currency as name from orders`)).toEqual(['EUR', 'JPY', 'KRW', 'KWD', 'USD']);
	expect(await namesIn(sql`select distinct kind as name from tenders`)).toEqual(TENDER_NAMES.toSorted());
	const states = await namesIn(sql`select distinct state as name from refunds`);
	expect(states).toEqual(expect.arrayContaining(['failed', 'on_hold', 'pending', 'planned', 'succeeded']));
	const events = await world.db.execute(sql`select 1 from events where at > ${world.ctx().now.toISOString()}`);
	expect(events).toHaveLength(0);

	expect(await seedWorld(world.ctx())).toEqual({ orders: ORDERS, cancellations, seeded: false });
}, 300_000);

it.for([
	['shopper', 'shopper@example.com'],
	['staff', 'agent@example.com'],
	['staff', 'owner@example.com']
] as const)('lets the %s %s in', async ([audience, email]) => {
	const who = { audience, email, password: DEMO_PASSWORD, address: '127.0.0.1' };
	await expect(signIn(world.ctx(), who)).resolves.toMatch(/^(shp|stf)_/);
});
