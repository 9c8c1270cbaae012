import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { readPaymentOf } from '../../../../src/lib/modules/cancellations/jobs/notices.server';
import type { DisputeState } from '../../../../src/lib/modules/payments/gateway';
import { readBooks } from '../../../../src/lib/modules/payments/repository/sandbox-payments.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { actInConsole } from '../../../../src/lib/wiring/pay/sandbox-console.server';
import { openShop, type Shop } from '../../../support/shop';

/** Some of it was refunded in the gateway's own console. */
const MADE_THERE = 'sandbox_has_nothing_unknown';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({ max: 10 });
});
afterAll(async () => {
	const { violations } = await checkInvariants(shop.db);
	expect(violations.filter(({ rule }) => rule !== MADE_THERE)).toEqual([]);
	await shop.close();
});

const all = [['DESK', 3], ['LAMP', 1]] as const; // prettier-ignore
let orders = 0;

/** $58.40 by one card, captured as $20.00 and $38.40. What was asked for is accepted. */
async function accepted(items: Parameters<Shop['ask']>[1]) {
	const [first, second] = [`dispute_${++orders}_1`, `dispute_${orders}_2`];
	const parts = [{ reference: first, amount: 2000 }, { reference: second, amount: 3840 }]; // prettier-ignore
	const order = await shop.place({ tenders: [{ kind: 'card', gateway: 'sandbox', captured: 5840, captures: parts }] });
	const { id } = await shop.ask(order, items);
	await accept(shop.staff('agent'), { id });
	return { id, order, first, second };
}

async function told(reference: string, state: DisputeState, amount?: number) {
	await actInConsole(shop.ctx(), [
		{ does: 'dispute', reference, state, reason: 'fraudulent', ...(amount === undefined ? {} : { amount }) }
	]);
	await shop.settle();
}
const booked = async (reference: string) => (await readBooks(shop.db, reference))[0]?.refunded;
const tenderOf = async (id: string) => (await shop.order(id)).tenders[0];

it('keeps back only the share of the capture it is about, and counts that as paid once it is lost', async () => {
	const { id, order, first, second } = await accepted(all);
	await told(first, 'open');
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 3840 });
	expect([await booked(first), await booked(second)]).toEqual([0, 3840]);

	await told(first, 'lost');
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3840, due: 5840 });
	expect(await tenderOf(order.id)).toMatchObject({ captured: 5840, refunded: 3840, chargedBack: 2000, reserved: 0 });
	expect([await booked(first), await booked(second)]).toEqual([0, 3840]);
});

it('refunds the share once it is won', async () => {
	const { id, first, second } = await accepted(all);
	await told(first, 'open');
	await shop.pass(11);
	await told(first, 'won');
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 5840 });
	expect([await booked(first), await booked(second)]).toEqual([2000, 3840]);
});

it('owes the share again where it is won after it was lost', async () => {
	const { id, order, first } = await accepted(all);
	await told(first, 'open');
	await shop.pass(11);
	await told(first, 'lost');
	await told(first, 'won');
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 3840 });
	expect(await tenderOf(order.id)).toMatchObject({ chargedBack: 0, refunded: 3840, reserved: 2000 });
});

it('takes nothing from a case whose money comes from another capture', async () => {
	const { id, order, first, second } = await accepted([['DESK', 1]]);
	await told(second, 'open');
	await told(second, 'lost');
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1080 });
	expect([await booked(first), await booked(second)]).toEqual([1080, 0]);
	expect(await tenderOf(order.id)).toMatchObject({ refunded: 1080, chargedBack: 3840 });
});

it('loses of the share what was disputed, and refunds the rest of it on the same capture', async () => {
	const { id, first, second } = await accepted(all);
	await told(second, 'open', 840);
	await shop.pass(11);
	expect([await booked(first), await booked(second)]).toEqual([2000, 0]);
	await told(second, 'lost', 840);
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 5000 });
	expect([await booked(first), await booked(second)]).toEqual([2000, 3000]);
});

it('keeps the other capture’s share where somebody refunds a part in the gateway’s console', async () => {
	const { id, order, first, second } = await accepted(all);
	await actInConsole(shop.ctx(), [{ does: 'refund', reference: second, amount: 840 }]);
	const { id: tender = '' } = order.tenders[0] ?? {};
	await readPaymentOf(shop.ctx(), 'sandbox', { id: tender, orderId: order.id, reference: null });
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({ refunded: 5840 });
	expect([await booked(first), await booked(second)]).toEqual([2000, 3840]);
});
