import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { sendNow } from '../../../../src/lib/modules/cancellations/actions/decide/release.server';
import { unaccept } from '../../../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { lookAtDashboard } from '../../../../src/lib/modules/cancellations/actions/look/look-dashboard.server';
import { lookAtDesk } from '../../../../src/lib/modules/cancellations/actions/look/look-desk.server';
import { bookMovements } from '../../../../src/lib/modules/cancellations/actions/money/book-movements.server';
import { releaseRefund } from '../../../../src/lib/modules/cancellations/actions/money/move-refund.server';
import { waive } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { sendPlanned } from '../../../../src/lib/modules/cancellations/actions/money/send-planned.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { countRefunds } from '../../../../src/lib/modules/cancellations/repository/refunds/refunds-list.server';
import { doneTask } from '../../../../src/lib/modules/orders/actions/do-task.server';
import { openTasks } from '../../../../src/lib/modules/orders/repository/tasks.server';
import { countOf, hire, outcomes, start } from '../../../support/bulk';
import { openShop, type Shop } from '../../../support/shop';

const HOURS = 60;
const DAYS = 24 * HOURS;

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
	for (const role of ['agent', 'finance', 'manager'] as const) await hire(shop, role);
});
beforeEach(() => shop.policy({ release_above: { USD: 2000 }, auto_accept: [] }));
afterAll(() => shop.close());

type Placing = Parameters<Shop['place']>[0];

/** Both desks, $21.60 by card, accepted by somebody who may not pay. */
async function accepted(over: Placing = {}) {
	const order = await shop.place(over);
	const { id, number } = await shop.ask(order, [['DESK', 2]]);
	await accept(shop.staff('agent'), { id });
	const [refund] = (await shop.see(id)).refunds;
	return { order, id, number, refund: refund?.id ?? '' };
}
const statesOf = async (id: string) => (await shop.see(id)).refunds.map(({ state }) => state);
const tasksOf = async (id: string) => (await openTasks(shop.db, id)).map(({ kind }) => kind);
const sentOf = async (id: string) => {
	const [row] = await shop.db.execute<{ sent: number }>(sql`select count(*)::int as sent from sandbox_refunds s
		join refunds r on r.id = s.key where r.cancellation_id = ${id}`);
	return row?.sent;
};

describe('more than finance wants to let go by itself', () => {
	it('waits, is told and reminded of, and goes once it is released', async () => {
		const { id, refund } = await accepted();
		expect(await statesOf(id)).toEqual(['on_hold']);
		expect(await tasksOf(id)).toEqual([]);
		await shop.pass(10);
		expect(await statesOf(id)).toEqual(['on_hold']);
		expect(await tasksOf(id)).toEqual(['release_refund']);
		expect(await countRefunds(shop.db)).toMatchObject({ due: 1, release: 1, on_hold: 1 });
		expect((await lookAtDashboard(shop.staff('finance'))).waiting).toMatchObject({ toRelease: 1 });
		await shop.pass(7 * DAYS);
		expect(await tasksOf(id)).toEqual(['release_refund']);
		expect(await countOf(shop, 'refund.overdue')).toBe(1);
		await releaseRefund(shop.staff('finance'), { id: refund });
		expect(await tasksOf(id)).toEqual([]);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	});

	it('leaves once, whoever lets it go at the same time, by whichever way', async () => {
		const { id, refund } = await accepted();
		await shop.pass(10);
		const finance = shop.staff('finance');
		const said = await Promise.allSettled([
			releaseRefund(finance, { id: refund }),
			sendPlanned(finance, { id, refund }),
			releaseRefund(shop.staff('manager'), { id: refund })
		]);
		expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
		expect(await sentOf(id)).toBe(1);
	});

	it('is not an agent’s to let go, who is told why it waits and whom to ask', async () => {
		const { id, number, refund } = await accepted();
		await sendNow(shop.staff('agent'), { id });
		const { release } = await lookAtDesk(shop.staff('agent'), number);
		expect(release).toContain('$20.00');
		expect(release).toMatch(/finance/);
		const byAgent = async () => releaseRefund(shop.staff('agent'), { id: refund });
		await expect(byAgent()).rejects.toMatchObject({ code: 'auth.forbidden' });
		await expect(sendPlanned(shop.staff('agent'), { id })).rejects.toMatchObject({
			code: 'refund.amount_needs_finance'
		});
		const [task] = await openTasks(shop.db, id);
		await expect(doneTask(shop.staff('agent'), { task: task?.id ?? '', outcome: 'Looked at' })).rejects.toMatchObject({
			code: 'task.answered_on_its_page'
		});
		expect(await statesOf(id)).toEqual(['on_hold']);
	});

	it('is released within the grace too, and leaves when that is over', async () => {
		const { id, refund } = await accepted();
		await releaseRefund(shop.staff('finance'), { id: refund });
		expect(await statesOf(id)).toEqual(['planned']);
		await shop.pass(10);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	});

	it('is taken back for free, and can be waived', async () => {
		const first = await accepted();
		await unaccept(shop.staff('agent'), { id: first.id });
		expect(await shop.see(first.id)).toMatchObject({ state: 'requested' });
		expect(await statesOf(first.id)).toEqual(['canceled']);
		const second = await accepted();
		await shop.pass(10);
		await waive(shop.staff('manager'), { id: second.id, reason: 'Agreed by phone' });
		expect(await shop.see(second.id)).toMatchObject({ state: 'canceled', refunded: 0, waived: 2160 });
		expect(await tasksOf(second.id)).toEqual([]);
	});
});

describe('what counts', () => {
	it('is all that leaves for the order, over its cancellations', async () => {
		const order = await shop.place();
		const first = await shop.ask(order, [['LAMP', 1]]);
		await accept(shop.staff('agent'), { id: first.id });
		await shop.pass(10);
		expect(await shop.see(first.id)).toMatchObject({ state: 'canceled', refunded: 1800 });
		const second = await shop.ask(order, [['DESK', 1]]);
		await accept(shop.staff('agent'), { id: second.id });
		await shop.pass(10);
		expect(await statesOf(second.id)).toEqual(['on_hold']);
	});

	it('is not what stays with us, nor what a person pays by hand anyway', async () => {
		const credit = await accepted({ tenders: [{ kind: 'store_credit', captured: 5840 }] });
		expect(await shop.see(credit.id)).toMatchObject({ state: 'canceled' });
		const bank = await accepted({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] });
		await shop.pass(10);
		expect(await statesOf(bank.id)).toEqual(['planned']);
	});

	it('is what the policy says when it is accepted: none for another currency, and no look back', async () => {
		await shop.policy({ release_above: { KRW: 1 } });
		const { id } = await accepted();
		await shop.policy({ release_above: { USD: 0 } });
		await shop.pass(10);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
		const held = await accepted();
		await shop.policy({ release_above: {} });
		await shop.pass(10);
		expect(await statesOf(held.id)).toEqual(['on_hold']);
	});

	it('is counted anew once units leave the case', async () => {
		const { id, order } = await accepted();
		await shop.pass(10);
		const [item] = shop.itemsOf(order, [['DESK', 1]]);
		await drop(shop.staff('agent'), {
			id,
			items: [{ line_item: item?.line_item ?? '', quantity: 1 }],
			reason: 'Shipped'
		});
		expect(await tasksOf(id)).toEqual([]);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1080 });
	});
});

describe('who accepts', () => {
	it('lets it go by that where they may pay', async () => {
		const { id, number } = await shop.ask(await shop.place(), [['DESK', 2]]);
		expect((await lookAtDesk(shop.staff('finance'), number)).release).toContain('also release');
		expect((await lookAtDesk(shop.staff('agent'), number)).release).toContain('waits until finance');
		await accept(shop.staff('finance'), { id });
		await shop.pass(10);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	});

	it('may be a rule, or many at once: they wait alike, and are let go together', async () => {
		await shop.policy({ auto_accept: [{}] });
		const byRule = await shop.ask(await shop.place(), [['DESK', 2]]);
		await shop.settle();
		await shop.policy({ auto_accept: [] });
		const byHand = await shop.ask(await shop.place({ email: 'bo@example.com' }), [['DESK', 2]]);
		const ids = [byRule.id, byHand.id];
		await start(shop.staff('agent'), { ids: [byHand.id] });
		await shop.settle();
		await shop.pass(10);
		for (const id of ids) expect(await statesOf(id)).toEqual(['on_hold']);
		const run = await start(shop.staff('finance'), { kind: 'refund', ids });
		await shop.settle();
		expect(await outcomes(shop, run)).toEqual(['done', 'done']);
		for (const id of ids) expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2160 });
	});
});

it('is not held where the gateway moved it already; what is left of it still is', async () => {
	const { id, order } = await accepted();
	await shop.pass(10);
	const [tender] = order.tenders;
	const receipt = { state: 'succeeded', reference: 're_by_hand', trace: null } as const;
	const movement = { key: null, kind: 'refund', amount: 1000, currency: 'USD', at: shop.ctx().now, receipt } as const;
	const paid = { id: tender?.id ?? '', orderId: order.id, reference: null };
	await bookMovements(shop.ctx(), { tender: paid, movements: [movement], confirmed: true });
	await shop.settle();
	expect((await shop.see(id)).refunds.map(({ state, amount }) => [state, amount])).toEqual([
		['canceled', 2160],
		['succeeded', 1000],
		['on_hold', 1160]
	]);
});
