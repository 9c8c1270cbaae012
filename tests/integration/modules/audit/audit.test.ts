import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { staffActor } from '../../../../src/lib/core/actor';
import { later, MINUTE } from '../../../../src/lib/core/time';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { lookAudit } from '../../../../src/lib/modules/audit/actions.server';
import type { AuditFilter } from '../../../../src/lib/modules/audit/asked';
import { NOW } from '../../../support/rows';
import { countRoundTrips, type RoundTrips } from '../../../support/round-trips';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let trips: RoundTrips;
let first: { number: string; order: string };

/** Some days of work: shoppers ask, Kim accepts, Lee rejects, the rest happens by itself. */
beforeAll(async () => {
	trips = countRoundTrips();
	shop = await openShop({ socket: trips.socket, max: 1 });
	for (let day = 0; day < 4; day++) {
		const order = await shop.place();
		const { id, number } = await shop.ask(order, [['DESK', 1]]);
		first ??= { number, order: order.number };
		if (day % 2 === 0) await accept(shop.staff('agent', 'Kim'), { id });
		else await reject(shop.staff('agent', 'Lee'), { id, reason: 'Packed already', show: true });
		await shop.pass(24 * 60);
	}
});
afterAll(() => shop.close());

const look = (filter: AuditFilter, more: { cursor?: string | undefined; limit?: number } = {}) =>
	lookAudit(shop.staff('manager'), { ...filter, cursor: more.cursor, limit: more.limit ?? 500 });
const ids = async (filter: AuditFilter) => (await look(filter)).items.map(({ id }) => Number(id));
/** The same asked of the table itself. */
const truth = async (where: string) =>
	z
		.array(z.object({ seq: z.coerce.number() }))
		.parse([...(await shop.db.execute(sql.raw(`select seq from events e where ${where} order by at desc, seq desc`)))])
		.map(({ seq }) => seq);
const day = (away: number) =>
	later(NOW, away * 24 * 60 * MINUTE)
		.toISOString()
		.slice(0, 10);

describe('the audit', () => {
	it('shows everything, the newest first', async () => {
		const all = await ids({});
		expect(all).toEqual(await truth('true'));
		expect(all.length).toBeGreaterThan(20);
	});

	it.each<[AuditFilter, string]>([
		[{ who: 'staff' }, `actor_kind = 'staff'`],
		[{ who: 'system' }, `actor_kind = 'system'`],
		[{ who: 'staff~stf_Kim' }, `actor_id = 'stf_Kim'`],
		[
			{ who: 'staff~stf_Kim', what: 'cancellation.accepted' },
			`actor_id = 'stf_Kim' and name = 'cancellation.accepted'`
		],
		[{ what: 'refund' }, `name like 'refund.%'`],
		[{ what: 'refund.queued', who: 'staff' }, `name = 'refund.queued' and actor_kind = 'staff'`]
	])('finds by who and what: %o', async (filter, where) => {
		expect(await ids(filter)).toEqual(await truth(where));
	});

	it('finds by day, by the shop’s clock', async () => {
		const seoul = (at: string) => `timestamptz '${at} 00:00 Asia/Seoul'`;
		const between = `at >= ${seoul(day(1))} and at < ${seoul(day(3))}`;
		const found = await ids({ from: day(1), to: day(2) });
		expect(found.length).toBeGreaterThan(0);
		expect(found).toEqual(await truth(between));
		expect(await ids({ from: day(1), to: day(2), what: 'cancellation' })).toEqual(
			await truth(`${between} and name like 'cancellation.%'`)
		);
		expect(await ids({ from: day(3), to: day(1) })).toEqual([]);
	});

	it('finds by order and by cancellation, also with the rest', async () => {
		const ofOrder = `order_id = (select id from orders where number = '${first.order}')`;
		const ofCase = `cancellation_id = (select id from cancellations where number = '${first.number}')`;
		expect(await ids({ about: first.order })).toEqual(await truth(ofOrder));
		expect(await ids({ about: first.number.toLowerCase() })).toEqual(await truth(ofCase));
		expect(await ids({ about: first.number, who: 'staff', what: 'cancellation' })).toEqual(
			await truth(`${ofCase} and actor_kind = 'staff' and name like 'cancellation.%'`)
		);
		expect(await ids({ about: 'C-999999' })).toEqual([]);
	});

	it.each<AuditFilter>([{}, { what: 'refund' }, { who: 'system' }, { who: 'system~system' }, { about: 'first' }])(
		'pages through %o in both directions without losing or repeating a row',
		async (asked) => {
			const filter = asked.about ? { about: first.number } : asked;
			const all = (await look(filter)).items.map(({ id }) => id);
			const seen: string[] = [];
			let sheet = await look(filter, { limit: 3 });
			for (; sheet.older; sheet = await look(filter, { limit: 3, cursor: sheet.older })) {
				seen.push(...sheet.items.map(({ id }) => id));
			}
			expect([...seen, ...sheet.items.map(({ id }) => id)]).toEqual(all);
			const back = await look(filter, { limit: 3, cursor: sheet.newer });
			expect(back.items.map(({ id }) => id)).toEqual(seen.slice(-3));
		}
	);

	it('says who, what, about what and why in words', async () => {
		const [entry] = (await look({ what: 'cancellation.rejected' })).items;
		expect(entry).toMatchObject({ by: 'Lee', who: 'staff~stf_Lee', word: 'Request rejected', why: 'Packed already' });
		expect(entry?.caseNumber).toMatch(/^C-\d+$/);
		expect(JSON.stringify(entry)).not.toContain('can_');
	});

	it('is for those who answer for the shop', async () => {
		for (const role of ['agent', 'finance'] as const) {
			await expect(lookAudit(shop.staff(role), { limit: 5 })).rejects.toMatchObject({ code: 'auth.forbidden' });
		}
		await expect(lookAudit(shop.ctx(staffActor('stf_o', 'Oh', 'owner')), { limit: 5 })).resolves.toBeDefined();
	});

	it('starts at the front when a cursor makes no sense', async () => {
		expect((await look({}, { cursor: 'older~now~1', limit: 2 })).items).toHaveLength(2);
		expect((await look({}, { cursor: 'older~2026-01-01T00:00:00Z~evt_1', limit: 2 })).items).toEqual([]);
	});

	it('costs no more round trips with many rows', async () => {
		const page = (limit: number) => () => look({ what: 'refund', from: day(0) }, { limit });
		await page(2)();
		const few = await trips.during(page(2));
		expect(few).toBeLessThanOrEqual(2);
		await page(200)();
		expect(await trips.during(page(200))).toBe(few);
	});
});
