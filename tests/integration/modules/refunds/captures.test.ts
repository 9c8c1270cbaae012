import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { workNotice } from '../../../../src/lib/modules/cancellations/jobs/notices.server';
import { insertMovement } from '../../../../src/lib/modules/payments/repository/sandbox.server';
import { webhookFor } from '../../../../src/lib/modules/payments/gateways/sandbox/settle.server';
import { readBooks } from '../../../../src/lib/modules/payments/repository/sandbox-payments.server';
import { retry } from '../../../../src/lib/modules/refunds/actions/retry.server';
import { drainJobs } from '../../../../src/lib/server/jobs/drain';
import { hear } from '../../../../src/lib/wiring/pay/gateway-webhooks.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { orderInput } from '../../../../src/lib/modules/orders/schema';
import { anOrder } from '../../../support/orders';
import { scriptSandbox } from '../../../support/sandbox';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({ max: 10 });
});
afterAll(async () => {
	const { violations } = await checkInvariants(shop.db);
	expect(violations.filter(({ rule }) => rule !== 'sandbox_has_nothing_unknown')).toEqual([]); // somebody used its console
	await shop.close();
});

let orders = 0;
/** $58.40 by one card, captured as $20.00 and $38.40. */
async function place() {
	const [first, second] = [`capt_${++orders}_1`, `capt_${orders}_2`];
	const parts = [{ reference: first, amount: 2000 }, { reference: second, amount: 3840 }]; // prettier-ignore
	const order = await shop.place({ tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5840, captures: parts }] });
	return { order, first, second };
}
const all = [['DESK', 3], ['LAMP', 1]] as const; // prettier-ignore
const amountsOf = async (id: string) =>
	(await shop.see(id)).refunds.map(({ amount }) => amount).toSorted((a, b) => a - b);
const booked = async (reference: string) => (await readBooks(shop.db, reference))[0]?.refunded;

it('is one payment: its refunds go to its captures in their order, none past what that took', async () => {
	const { order, first, second } = await place();
	expect(order.tenders).toMatchObject([{ captured: 5840, remaining: 5840 }]);
	const one = await shop.ask(order, [['DESK', 1]]);
	await accept(shop.staff('agent'), { id: one.id });
	await shop.pass(11);
	expect([await booked(first), await booked(second)]).toEqual([1080, 0]);

	const rest = await shop.ask(order, [['DESK', 2], ['LAMP', 1]]); // prettier-ignore
	await accept(shop.staff('agent'), { id: rest.id });
	expect(await amountsOf(rest.id)).toEqual([920, 3840]);
	await shop.pass(11);
	expect(await shop.see(rest.id)).toMatchObject({ state: 'canceled', refunded: 4760 });
	expect([await booked(first), await booked(second)]).toEqual([2000, 3840]);
	expect((await shop.order(order.id)).tenders).toMatchObject([{ refunded: 5840, remaining: 0 }]);
});

it('a part that failed is tried again on its own capture', async () => {
	const { order, first, second } = await place();
	const { id } = await shop.ask(order, all);
	await accept(shop.staff('agent'), { id });
	await scriptSandbox(shop.db, [{ outcome: 'declined', after_ms: 0 }]);
	await shop.pass(11);
	const failed = (await shop.see(id)).refunds.find(({ state }) => state === 'failed');
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress' });
	await retry(shop.staff('finance'), { id: failed?.id ?? '' });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 5840 });
	expect([await booked(first), await booked(second)]).toEqual([2000, 3840]);
});

it('two cancellations at once share the captures, and neither takes from one what the other has', async () => {
	const { order, first, second } = await place();
	const cases = [await shop.ask(order, [['DESK', 3]]), await shop.ask(order, [['LAMP', 1]])];
	await Promise.all(cases.map(({ id }) => accept(shop.staff('agent'), { id })));
	await shop.pass(11);
	const back = (await shop.order(order.id)).tenders[0]?.refunded;
	expect([await booked(first), await booked(second)]).toEqual([2000, (back ?? 0) - 2000]);
});

it('what somebody refunds in the provider’s console is found on the capture it was of', async () => {
	const { order, second } = await place();
	const movement = await shop.db.transaction((tx) =>
		insertMovement(tx, {
			...{ id: `sbr_${second}`, reference: second, kind: 'refund', key: `console_${second}`, amountMinor: 500 },
			...{ status: 'succeeded', outcome: 'succeeded', settlesInMs: null }
		})
	);
	const { body, headers } = webhookFor(shop.ctx(), movement);
	expect(await hear(shop.ctx(), { gateway: 'sandbox', rawBody: body, headers })).toBe(true);
	await drainJobs({ db: shop.db }, [workNotice], () => shop.ctx());
	expect((await shop.order(order.id)).tenders).toMatchObject([{ refunded: 500 }]);
	const { id } = await shop.ask(order, all);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	expect(await amountsOf(id)).toEqual([2000, 3340]);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 5340 });
});

it('the database refuses a refund past its capture, or of another payment', async () => {
	const [{ order }, other] = [await place(), await place()];
	const { id } = await shop.ask(order, [['DESK', 1]]);
	await accept(shop.staff('agent'), { id });
	const copy = (over: string) =>
		shop.db
			.execute(sql`insert into refunds (id, cancellation_id, order_id, tender_id, capture_id, kind, method, amount_minor, currency, state, created_at)
			select 'rfd_copy', cancellation_id, order_id, tender_id, ${sql.raw(over)}, kind, method, 921, currency, 'on_hold', created_at
			from refunds where cancellation_id = ${id}`);
	await shop.db.execute(sql`update refunds set state = 'canceled' where cancellation_id = ${id}`);
	const past = sql.raw(
		`(select id from captures where tender_id = '${order.tenders[0]?.id}' order by position limit 1)`
	);
	await expect(
		shop.db.transaction(async (tx) => {
			await tx.execute(sql`insert into refunds (id, cancellation_id, order_id, tender_id, capture_id, kind, method, amount_minor, currency, state, created_at)
				select 'rfd_past', cancellation_id, order_id, tender_id, ${past}, kind, method, 2001, currency, 'planned', created_at
				from refunds where cancellation_id = ${id}`);
		})
	).rejects.toMatchObject({ cause: { constraint_name: 'captures_not_above_captured' } });
	await expect(
		copy(`(select id from captures where tender_id = '${other.order.tenders[0]?.id}' limit 1)`)
	).rejects.toMatchObject({ cause: { constraint_name: 'refund_capture_of_tender' } });
});

it('captures that do not add up to what was captured are refused', () => {
	const captures = [{ reference: 'a', amount: 10 }, { reference: 'b', amount: 20 }]; // prettier-ignore
	const wrong = { ...anOrder(), tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5840, captures }] };
	expect(orderInput.safeParse(wrong).success).toBe(false);
});
