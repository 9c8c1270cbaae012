import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { payMore } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { retry } from '../../../../src/lib/modules/refunds/actions/retry.server';
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

const card = { kind: 'card' as const, gateway: 'sandbox' as const };
const twoLines = {
	line_items: [
		{ sku: 'X', title: 'X', quantity: 1, unit_price: 5000 },
		{ sku: 'Y', title: 'Y', quantity: 1, unit_price: 5000 }
	],
	discounts: [],
	charges: []
};

it('keeps the room of a failed refund for its next try, whatever else of the order is canceled', async () => {
	await shop.policy({ tenders: 'original_order' });
	const order = await shop.place({ ...twoLines, tenders: [{ ...card, captured: 6000 }, { ...card, captured: 4000 }] }); // prettier-ignore
	const first = await shop.ask(order, [['X', 1]]);
	await accept(shop.staff('agent'), { id: first.id });
	await scriptSandbox(shop.db, [{ outcome: 'declined', after_ms: 0 }]);
	await shop.pass(11);
	const [failed] = (await shop.see(first.id)).refunds;
	expect(failed).toMatchObject({ state: 'failed', amount: 5000 });

	const second = await shop.ask(order, [['Y', 1]]);
	await accept(shop.staff('agent'), { id: second.id });
	expect((await shop.see(second.id)).refunds.map(({ amount }) => amount).toSorted()).toEqual([1000, 4000]);
	await shop.pass(11);
	await retry(shop.staff('finance'), { id: failed?.id ?? '' });
	await shop.settle();
	expect(await shop.see(first.id)).toMatchObject({ state: 'canceled' });
	expect(await shop.see(second.id)).toMatchObject({ state: 'canceled' });
	expect((await shop.order(order.id)).tenders).toMatchObject([{ refunded: 6000 }, { refunded: 4000 }]);
	await shop.policy({ tenders: 'proportional' });
});

it('gives a payment back only whole where it does no parts, and says so to who types one', async () => {
	const mobile = { kind: 'virtual_account' as const, captured: 6000, partial: false };
	const order = await shop.place({ ...twoLines, tenders: [mobile, { ...card, captured: 4000 }] });
	const part = await shop.ask(order, [['X', 1]]);
	expect((await shop.see(part.id)).quote).toMatchObject({
		tenders: [{ amount: 4000 }],
		whole_only: [order.tenders[0]?.id],
		offers: ['cancel_everything', 'other_route']
	});
	const whole = await shop.place({ ...twoLines, tenders: [mobile, { ...card, captured: 4000 }] });
	const all = await shop.ask(whole, [['X', 1], ['Y', 1]]); // prettier-ignore
	const [tender] = whole.tenders;
	const typed = (amount: number) => ({ id: all.id, refunds: [{ tender: tender?.id ?? '', amount }] });
	await expect(accept(shop.staff('finance'), typed(5000))).rejects.toMatchObject({ code: 'refund.whole_only' });
	await accept(shop.staff('finance'), { id: all.id, when: 'later' });
	await shop.pass(11);
	await expect(payMore(shop.staff('finance'), typed(5999))).rejects.toMatchObject({ code: 'refund.whole_only' });
});

it('moves whole New Taiwan dollars only', async () => {
	const order = await shop.place({
		currency: 'TWD',
		region: 'TW',
		line_items: [{ sku: 'T', title: 'Tea', quantity: 3, unit_price: 3400 }],
		discounts: [{ label: 'Spring', amount: 200 }],
		charges: [],
		tenders: [{ ...card, captured: 10_000 }]
	});
	const { id } = await shop.ask(order, [['T', 1]]);
	expect((await shop.see(id)).quote).toMatchObject({ due: 3300, tenders: [{ amount: 3300 }] });
	const tender = order.tenders[0]?.id ?? '';
	const odd = accept(shop.staff('finance'), { id, refunds: [{ tender, amount: 1250 }] });
	await expect(odd).rejects.toMatchObject({ code: 'refund.not_in_steps' });
	await accept(shop.staff('finance'), { id, refunds: [{ tender, amount: 1200 }] });
});
