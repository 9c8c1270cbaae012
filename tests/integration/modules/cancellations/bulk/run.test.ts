import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staff } from '../../../../../src/lib/modules/accounts/tables.server';
import { resumeRun, stopRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/run.server';
import { stepRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/step.server';
import { STEP_ROWS } from '../../../../../src/lib/modules/cancellations/bulk/run';
import { bulkRows } from '../../../../../src/lib/modules/cancellations/bulk.tables.server';
import { cancellations } from '../../../../../src/lib/modules/cancellations/tables.server';
import { setReactions } from '../../../../../src/lib/server/outbox';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { REACTIONS } from '../../../../../src/lib/wiring/reactions.server';
import type { Ctx } from '../../../../../src/lib/server/ctx';
import { countOf, hire, outcomes, requests, seen, start } from '../../../../support/bulk';
import { openShop, type Shop } from '../../../../support/shop';

let shop: Shop;
let agent: () => Ctx;
let manager: () => Ctx;
beforeAll(async () => {
	shop = await openShop({ max: 10 });
	agent = await hire(shop, 'agent');
	manager = await hire(shop, 'manager');
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const idsOf = (filed: readonly { id: string }[]) => filed.map(({ id }) => id);
const done = (all: readonly (string | null)[]) => all.filter((outcome) => outcome === 'done').length;

it('two people who start overlapping sets at once: each case is done once', async () => {
	const filed = await requests(shop, 12);
	const ids = idsOf(filed);
	const before = await countOf(shop, 'cancellation.accepted');
	const [one, two] = await Promise.all([
		start(agent(), { ids: ids.slice(0, 8) }),
		start(manager(), { ids: ids.slice(4).toReversed() })
	]);
	const carry = async (id: string) => {
		while (await stepRun(shop.ctx(), { id }));
	};
	await Promise.all([carry(one), carry(two), carry(one), carry(two)]); // two workers each, too

	const [ofOne, ofTwo] = [await outcomes(shop, one), await outcomes(shop, two)];
	expect(done(ofOne) + done(ofTwo)).toBe(12);
	expect([...ofOne, ...ofTwo].filter((outcome) => outcome === 'left_out')).toHaveLength(4);
	expect((await countOf(shop, 'cancellation.accepted')) - before).toBe(12);
	expect(await countOf(shop, 'bulk.finished')).toBe(2);
	const left = [...(await seen(shop, one, 'left_out')).rows, ...(await seen(shop, two, 'left_out')).rows];
	expect(new Set(left.map(({ code }) => code))).toEqual(new Set(['cancellation.changed']));
});

it('stopped in the middle, nothing more is done; resumed by a colleague, the rest is, as that colleague', async () => {
	const filed = await requests(shop, STEP_ROWS + 3);
	const id = await start(agent(), { ids: idsOf(filed) });
	await stepRun(shop.ctx(), { id });
	await stopRun(manager(), { id });
	expect(await seen(shop, id)).toMatchObject({ state: 'stopped', stopReason: 'person', stoppedBy: 'manager' });
	await shop.settle();
	expect(done(await outcomes(shop, id))).toBe(STEP_ROWS);
	await expect(stopRun(agent(), { id })).rejects.toMatchObject({ code: 'bulk.wrong_status' });

	await resumeRun(manager(), { id });
	await shop.settle();
	expect(await outcomes(shop, id)).toEqual(filed.map(() => 'done'));
	expect(await seen(shop, id)).toMatchObject({ state: 'finished', stopReason: null });
	const deciders = await shop.db
		.selectDistinct({ by: cancellations.decidedBy })
		.from(cancellations)
		.where(sql`${cancellations.id} in ${idsOf(filed)}`);
	expect(deciders.map(({ by }) => by).toSorted()).toEqual(['stf_agent', 'stf_manager']);
});

it('stops with the reason when whoever started it may not work here any more', async () => {
	const leaver = await hire(shop, 'agent', 'leaver');
	const filed = await requests(shop, STEP_ROWS + 2);
	const id = await start(leaver(), { ids: idsOf(filed) });
	await stepRun(shop.ctx(), { id });
	await shop.db.update(staff).set({ active: false }).where(eq(staff.id, 'stf_leaver'));
	await shop.settle();
	const run = await seen(shop, id);
	expect(run).toMatchObject({ state: 'stopped', stopReason: 'starter_inactive', stoppedBy: 'Rescind' });
	expect(done(await outcomes(shop, id))).toBe(STEP_ROWS);

	await resumeRun(agent(), { id });
	await shop.settle();
	expect(done(await outcomes(shop, id))).toBe(filed.length);
});

it('a row that breaks does not hold up the others, and is said to have failed with its reference', async () => {
	const filed = await requests(shop, 3);
	const id = await start(agent(), { ids: idsOf(filed) });
	const [broken] = filed;
	setReactions({
		...REACTIONS,
		'cancellation.accepted': [
			({ cancellationId }) => {
				if (cancellationId === broken?.id) throw new Error('the disk is on fire');
				return undefined;
			}
		]
	});
	await shop.settle();
	setReactions(REACTIONS);
	expect(await outcomes(shop, id)).toEqual(['failed', 'done', 'done']);
	expect((await seen(shop, id)).rows[0]?.reference).toMatch(/^[0-9a-f]{10}$/);
	expect(await shop.see(broken?.id ?? '')).toMatchObject({ state: 'requested' });
});

it('the database keeps an outcome as it was first said', async () => {
	const filed = await requests(shop, 1);
	const id = await start(agent(), { ids: idsOf(filed) });
	await shop.settle();
	const twice = shop.db.update(bulkRows).set({ attempts: 2 }).where(eq(bulkRows.runId, id));
	await expect(twice).rejects.toMatchObject({ cause: { constraint_name: 'bulk_row_settles_once' } });
	const back = shop.db.execute(sql`update bulk_runs set state = 'running', finished_at = null where id = ${id}`);
	await expect(back).rejects.toMatchObject({ cause: { constraint_name: 'bulk_run_moves' } });
});
