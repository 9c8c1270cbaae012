import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { draftRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/draft.server';
import { lookAtRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/look-runs.server';
import { startRun } from '../../../../../src/lib/modules/cancellations/actions/bulk/run.server';
import { payMore } from '../../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { tenders } from '../../../../../src/lib/modules/orders/tables.server';
import { hold } from '../../../../../src/lib/modules/refunds/actions/hold.server';
import type { Ctx } from '../../../../../src/lib/server/ctx';
import { hire, outcomes, seen } from '../../../../support/bulk';
import { openShop, type Shop } from '../../../../support/shop';

let shop: Shop;
let finance: () => Ctx;
let agent: () => Ctx;
beforeAll(async () => {
	shop = await openShop();
	[finance, agent] = [await hire(shop, 'finance'), await hire(shop, 'agent')];
});
afterAll(() => shop.close());

type Over = Parameters<Shop['place']>[0];
async function accepted(over?: Over) {
	const order = await shop.place(over);
	const { id } = await shop.ask(order, [['DESK', 2]]);
	await accept(shop.staff('finance'), { id, when: 'later' });
	return { id, order };
}

it('shows first what it comes to and what is left out why, then sends what is planned', async () => {
	const cases = [
		await accepted(),
		await accepted({ tenders: [{ kind: 'bank_deposit', captured: 5840 }] }),
		await accepted({ currency: 'KRW' }),
		await accepted(),
		await accepted()
	];
	const [, , , disputed, held] = cases;
	await shop.pass(10);
	const young = await accepted(); // in its grace
	await shop.db
		.update(tenders)
		.set({ disputed: true })
		.where(eq(tenders.orderId, disputed?.order.id ?? ''));
	await hold(finance(), { id: (await shop.see(held?.id ?? '')).refunds[0]?.id ?? '' });

	const ids = [...cases.map(({ id }) => id), young.id];
	const run = await draftRun(finance(), { kind: 'refund', ids: [...ids, ...ids] });
	const dry = await lookAtRun(finance(), { id: run, tab: 'all', from: 0 });
	expect(dry.summary).toEqual({
		count: 2,
		leftOut: 4,
		currencies: [
			{ currency: 'KRW', count: 1, amount: 2160, tenders: [{ kind: 'card', amount: 2160 }] },
			{ currency: 'USD', count: 1, amount: 2160, tenders: [{ kind: 'card', amount: 2160 }] }
		],
		reasons: ['refund.by_hand', 'refund.disputed', 'refund.in_grace', 'refund.nothing_planned'].map((code) => ({
			code,
			count: 1
		}))
	});
	await startRun(finance(), { id: run });
	await shop.settle();
	expect(await outcomes(shop, run)).toEqual(['done', 'left_out', 'done', 'left_out', 'left_out', 'left_out']);
	expect(await shop.see(cases[0]?.id ?? '')).toMatchObject({ state: 'canceled', refunded: 2160 });
	expect(await shop.see(young.id)).toMatchObject({ state: 'in_progress', refunded: 0 });
});

it('sends only what was shown: a plan that changed meanwhile waits for a second look', async () => {
	const [first, second] = [await accepted(), await accepted()];
	await shop.pass(10);
	const run = await draftRun(finance(), { kind: 'refund', ids: [first.id, second.id] });
	await payMore(finance(), { id: first.id, amount: 100 });
	await shop.settle(); // the rest is planned again: another amount
	await startRun(finance(), { id: run });
	await shop.settle();
	expect((await seen(shop, run)).rows.map(({ outcome, code }) => [outcome, code])).toEqual([
		['left_out', 'cancellation.changed'],
		['done', null]
	]);
	expect(await shop.see(first.id)).toMatchObject({ refunded: 100 });
});

it('leaves out everything for whoever may not pay', async () => {
	const { id } = await accepted();
	await shop.pass(10);
	const run = await draftRun(agent(), { kind: 'refund', ids: [id] });
	const { summary } = await lookAtRun(agent(), { id: run, tab: 'all', from: 0 });
	expect(summary).toMatchObject({ count: 0, reasons: [{ code: 'refund.amount_needs_finance' }] });
	await expect(startRun(agent(), { id: run })).rejects.toMatchObject({ code: 'bulk.nothing_to_do' });
});
