import { afterAll, beforeAll, expect, it } from 'vitest';
import { resumeRun, stopRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/run.server';
import { stepRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/step.server';
import { takeBack } from '../../../../../src/lib/modules/cancellations/actions/bulk/take-back.server';
import { sendNow } from '../../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { unaccept } from '../../../../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { graceOf } from '../../../../../src/lib/modules/cancellations/repository/bulk/rows.server';
import type { Ctx } from '../../../../../src/lib/server/ctx';
import { checkInvariants } from '../../../../../src/lib/wiring/invariants.server';
import { countOf, hire, outcomes, requests, seen, start } from '../../../../support/bulk';
import { openShop, type Shop } from '../../../../support/shop';

let shop: Shop;
let agent: () => Ctx;
beforeAll(async () => {
	shop = await openShop();
	agent = await hire(shop, 'agent');
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

const accepted = async (ids: readonly string[]) => {
	const id = await start(agent(), { ids });
	await shop.settle();
	return id;
};
const idsOf = (filed: readonly { id: string }[]) => filed.map(({ id }) => id);

it('takes back within the grace all that nobody touched since, in one run, once', async () => {
	const filed = await requests(shop, 4);
	const [sent, changed] = filed;
	if (!sent || !changed) throw new Error('four were asked for');
	const id = await accepted(idsOf(filed));
	expect((await graceOf(shop.db, id)).count).toBe(4);
	await sendNow(agent(), { id: sent.id });
	await unaccept(agent(), { id: changed.id });
	expect((await graceOf(shop.db, id)).count).toBe(2);

	const undoing = await takeBack(agent(), { id });
	await shop.settle();
	const run = await seen(shop, undoing);
	expect(run).toMatchObject({ kind: 'undo', undoes: id, state: 'finished', summary: { count: 2, leftOut: 2 } });
	const rows = new Map(run.rows.map((row) => [row.id, row]));
	expect(rows.get(sent.id)).toMatchObject({ outcome: 'left_out', code: 'cancellation.grace_over' });
	expect(rows.get(changed.id)).toMatchObject({ outcome: 'left_out', code: 'cancellation.changed' });
	for (const { id: one, order } of filed.slice(2)) {
		expect(rows.get(one)).toMatchObject({ outcome: 'done' });
		expect(await shop.see(one)).toMatchObject({ state: 'requested' });
		expect((await shop.order(order.id)).lines[0]?.units).toMatchObject({ held: 3, canceled: 0 });
	}
	await expect(takeBack(agent(), { id })).rejects.toMatchObject({ code: 'bulk.undone_already' });
	expect(await countOf(shop, 'bulk.undone')).toBe(1);
});

it('takes back what was completed at once: the points go again, the last of an order first', async () => {
	const paid = { tenders: [{ kind: 'points' as const, captured: 5840 }] };
	const order = await shop.place(paid);
	const desks = await shop.ask(order, [['DESK', 3]]);
	const lamp = await shop.ask(order, [['LAMP', 1]]);
	const id = await accepted([desks.id, lamp.id]);
	expect(await shop.see(desks.id)).toMatchObject({ state: 'canceled', refunded: 3240 });
	expect(await shop.wallet(order.shopperId, 'points')).toBe(5840);

	const undoing = await takeBack(agent(), { id });
	await shop.settle();
	expect(await outcomes(shop, undoing)).toEqual(['done', 'done']);
	expect(await shop.see(desks.id)).toMatchObject({ state: 'undone' });
	expect(await shop.wallet(order.shopperId, 'points')).toBe(0);
});

it('what is spent meanwhile is left, with the reason', async () => {
	const order = await shop.place({ tenders: [{ kind: 'points', captured: 5840 }] });
	const desks = await shop.ask(order, [['DESK', 3]]);
	const id = await accepted([desks.id]);
	await shop.spend(order.shopperId, 3000);
	const undoing = await takeBack(agent(), { id });
	await shop.settle();
	expect((await seen(shop, undoing)).rows).toMatchObject([{ outcome: 'left_out', code: 'bulk.not_free' }]);
	expect(await shop.see(desks.id)).toMatchObject({ state: 'canceled' });
});

it('after the grace, or when it is somebody else’s, there is nothing to take back', async () => {
	const id = await accepted(idsOf(await requests(shop, 2)));
	const other = await hire(shop, 'finance');
	await expect(takeBack(other(), { id })).rejects.toMatchObject({ code: 'bulk.nothing_to_undo' });
	await shop.pass(11);
	await expect(takeBack(agent(), { id })).rejects.toMatchObject({ code: 'bulk.nothing_to_undo' });
});

it('a run is stopped before it is taken back, and does not go on after that', async () => {
	const filed = await requests(shop, 30);
	const id = await start(agent(), { ids: idsOf(filed) });
	await stepRun(shop.ctx(), { id });
	await expect(takeBack(agent(), { id })).rejects.toMatchObject({ code: 'bulk.wrong_status' });
	await stopRun(agent(), { id });
	const undoing = await takeBack(agent(), { id });
	await shop.settle();
	expect((await outcomes(shop, undoing)).every((outcome) => outcome === 'done')).toBe(true);
	await expect(resumeRun(agent(), { id })).rejects.toMatchObject({ code: 'bulk.undone_already' });
	for (const { id: one } of filed) expect(await shop.see(one)).toMatchObject({ state: 'requested' });
});
