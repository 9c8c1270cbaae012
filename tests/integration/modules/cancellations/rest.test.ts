import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { payMore, waive } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { sendPlanned } from '../../../../src/lib/modules/cancellations/actions/money/send-planned.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { scriptSandbox } from '../../../support/sandbox';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

/** Three desks, $32.40, asked back. */
async function asked() {
	const order = await shop.place();
	const { id } = await shop.ask(order, [['DESK', 3]]);
	return { id, tender: order.tenders[0]?.id ?? '' };
}

it('accepted for less and sent at once: the rest waits among the refunds that are due', async () => {
	const { id, tender } = await asked();
	await accept(shop.staff('finance'), { id, refunds: [{ tender, amount: 2000 }] });
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({
		state: 'in_progress',
		refunds: [
			{ state: 'succeeded', amount: 2000 },
			{ state: 'planned', amount: 1240 }
		]
	});
	await sendPlanned(shop.staff('finance'), { id });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
});

it('a part sent in place of a refund that failed: the rest waits too', async () => {
	const { id } = await asked();
	await scriptSandbox(shop.db, [{ outcome: 'declined', after_ms: 0 }]);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	await payMore(shop.staff('finance'), { id, amount: 3000 });
	await shop.settle();
	expect((await shop.see(id)).refunds).toMatchObject([
		{ state: 'failed' },
		{ state: 'succeeded' },
		{ state: 'planned', amount: 240 }
	]);
});

it('what was waived stays waived when the rest fails late: no more is paid than was due', async () => {
	const { id } = await asked();
	await accept(shop.staff('finance'), { id, when: 'later' });
	await shop.pass(11);
	await scriptSandbox(shop.db, [{ outcome: 'late_failure', after_ms: 0 }]);
	await payMore(shop.staff('finance'), { id, amount: 2000 });
	await shop.settle();
	await waive(shop.staff('manager'), { id, reason: 'Agreed' });
	await shop.gatewayTells(id);
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0, waived: 1240 });

	await expect(payMore(shop.staff('finance'), { id, amount: 2001 })).rejects.toMatchObject({
		code: 'refund.exceeds_due'
	});
	await payMore(shop.staff('finance'), { id, amount: 2000 });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 2000, waived: 1240 });
});

/** Three desks, 36.00, of which points paid 10.80. */
async function mixed(points = 1080) {
	const order = await shop.place({
		line_items: [{ sku: 'DESK', title: 'Walnut desk', quantity: 3, unit_price: 1200 }],
		discounts: [],
		charges: [],
		tenders: [
			{ kind: 'points', captured: points },
			...(points < 3600 ? [{ kind: 'card' as const, gateway: 'sandbox' as const, captured: 3600 - points }] : [])
		]
	});
	const { id } = await shop.ask(order, [['DESK', 3]]);
	const [points_, card] = order.tenders.map(({ id }) => id);
	return { id, points: points_ ?? '', card: card ?? '' };
}

it('a part of the card sent while points wait for the end: the rest of the card is planned, and brings them back', async () => {
	const { id, card, points } = await mixed();
	await accept(shop.staff('finance'), {
		id,
		refunds: [
			{ tender: points, amount: 1080 },
			{ tender: card, amount: 2000 }
		]
	});
	await shop.pass(11);
	const { refunds } = await shop.see(id);
	expect(refunds.filter(({ tender }) => tender === card)).toMatchObject([
		{ state: 'succeeded', amount: 2000 },
		{ state: 'planned', amount: 520 }
	]);
	await sendPlanned(shop.staff('finance'), { id });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3600 });
});

it('stored value that was typed lower comes back whole with the last of the money', async () => {
	const { id, points, card } = await mixed();
	const refunds = [
		{ tender: points, amount: 80 },
		{ tender: card, amount: 2520 }
	];
	await accept(shop.staff('finance'), { id, refunds });
	await shop.pass(11);
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', due: 3600, refunded: 3600 });
});

it('so it does when the money is waived, and where there is no other money at all', async () => {
	const { id, points } = await mixed();
	await accept(shop.staff('finance'), { id, refunds: [{ tender: points, amount: 80 }] });
	await shop.pass(11);
	await waive(shop.staff('manager'), { id, reason: 'Agreed' });
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1080, waived: 2520 });

	const stored = await mixed(3600);
	await accept(shop.staff('finance'), { id: stored.id, refunds: [{ tender: stored.points, amount: 600 }] });
	await shop.pass(11);
	expect(await shop.see(stored.id)).toMatchObject({ state: 'canceled', refunded: 3600 });
});

it('money that staff put on another tender is not paid a second time on its own', async () => {
	const { id, points, card } = await mixed();
	await shop.settle();
	const refunds = [
		{ tender: points, amount: 0 },
		{ tender: card, amount: 2520 }
	];
	await accept(shop.staff('finance'), { id, refunds, when: 'later' });
	await shop.pass(11);
	await payMore(shop.staff('finance'), { id, amount: 2520 });
	await shop.settle();
	expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3600 });
});
