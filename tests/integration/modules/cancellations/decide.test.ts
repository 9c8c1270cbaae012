import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { reject, withdraw } from '../../../../src/lib/modules/cancellations/actions/request/end-request.server';
import { payMore, waive } from '../../../../src/lib/modules/cancellations/actions/money/pay.server';
import { preview } from '../../../../src/lib/modules/cancellations/actions/request/quoting.server';
import { request } from '../../../../src/lib/modules/cancellations/actions/request/request.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { requestCancellation } from '../../../../src/lib/wiring/cancellations.server';
import { fulfill } from '../../../../src/lib/wiring/orders.server';
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

type Order = Awaited<ReturnType<Shop['place']>>;
const lineOf = (order: Order, sku: string) => order.lines.find((line) => line.sku === sku)?.id ?? '';
const unitsOf = async (order: Order, sku: string) =>
	(await shop.order(order.id)).lines.find((line) => line.sku === sku)?.units;

describe('a request', () => {
	it('holds its units: they can be neither packed nor asked for again', async () => {
		const order = await shop.place();
		await shop.ask(order, [['DESK', 3]]);
		const items = [{ line_item: lineOf(order, 'DESK'), quantity: 1 }];
		const pack = fulfill(shop.staff('agent'), { order: order.id, action: 'pack', items });
		await expect(pack).rejects.toMatchObject({ code: 'fulfillment.unit_held' });
		await expect(shop.ask(order, [['DESK', 1]])).rejects.toMatchObject({ code: 'cancellation.too_many_units' });
	});

	it('can be withdrawn and made again', async () => {
		const order = await shop.place();
		const { id } = await shop.ask(order, [['DESK', 2]]);
		await withdraw(shop.shopper(order), { id });
		expect(await shop.see(id)).toMatchObject({ state: 'withdrawn' });
		expect(await unitsOf(order, 'DESK')).toMatchObject({ open: 3, held: 0 });
		await shop.ask(order, [['DESK', 3]]);
	});

	it('can be rejected with a reason; the order is as before', async () => {
		const order = await shop.place();
		const { id } = await shop.ask(order, [['DESK', 2]]);
		await reject(shop.staff('agent'), { id, reason: 'Already in the van', show: true });
		expect(await shop.see(id)).toMatchObject({ state: 'rejected' });
		expect(await unitsOf(order, 'DESK')).toMatchObject({ open: 3, held: 0 });
		await expect(accept(shop.staff('agent'), { id })).rejects.toMatchObject({
			code: 'cancellation.wrong_status',
			facts: { state: 'rejected' }
		});
	});

	it('needs a reason per item, and units that are there', async () => {
		const order = await shop.place();
		const item = { line_item: lineOf(order, 'DESK'), quantity: 1 };
		const without = request(shop.shopper(order), { order: order.id, items: [item] });
		await expect(without).rejects.toMatchObject({ code: 'cancellation.reason_required' });
		await expect(shop.ask(order, [['DESK', 4]])).rejects.toMatchObject({ code: 'cancellation.too_many_units' });
	});

	it('of somebody else does not exist', async () => {
		const order = await shop.place();
		const other = await shop.place({ email: 'eve@example.com', name: 'Eve' });
		const { id } = await shop.ask(order, [['DESK', 1]]);
		await expect(withdraw(shop.shopper(other), { id })).rejects.toMatchObject({ code: 'cancellation.not_found' });
	});

	it('goes by the quote its shopper saw; one that changed or grew old is refused with both amounts', async () => {
		const order = await shop.place();
		const ask = { order: order.id, items: shop.itemsOf(order, [['DESK', 1]]) };
		const seen = await preview(shop.shopper(order), ask);
		expect(seen).toMatchObject({ due: 1080, tenders: [{ amount: 1080 }] });
		await shop.ask(order, [['DESK', 1]]);
		const changed = await preview(shop.shopper(order), { ...ask, items: shop.itemsOf(order, [['DESK', 2]]) });
		const wrong = request(shop.shopper(order), { ...ask, quote: changed.id });
		await expect(wrong).rejects.toMatchObject({ code: 'quote.changed', facts: { before: 2160, after: 1080 } });
		await request(shop.shopper(order), { ...ask, quote: seen.id });
		const last = await preview(shop.shopper(order), ask);
		await shop.pass(31);
		await expect(request(shop.shopper(order), { ...ask, quote: last.id })).rejects.toMatchObject({
			code: 'quote.expired'
		});
	});
});

describe('an acceptance', () => {
	it('tells the second of two staff who changed it, and does nothing twice', async () => {
		const order = await shop.place();
		const { id } = await shop.ask(order, [['DESK', 1]]);
		const { version } = await shop.see(id);
		await accept(shop.staff('agent', 'Ada'), { id, version });
		const second = accept(shop.staff('agent', 'Ben'), { id, version });
		await expect(second).rejects.toMatchObject({
			code: 'cancellation.changed',
			facts: { by: 'Ada', state: 'in_progress' }
		});
	});

	it('leaves amount and date to finance', async () => {
		const order = await shop.place();
		const { id } = await shop.ask(order, [['DESK', 1]]);
		const [tender] = order.tenders;
		const refunds = [{ tender: tender?.id ?? '', amount: 1000 }];
		await expect(accept(shop.staff('agent'), { id, refunds })).rejects.toMatchObject({
			code: 'refund.amount_needs_finance'
		});
		await expect(accept(shop.staff('agent'), { id, when: 'later' })).rejects.toMatchObject({
			code: 'refund.amount_needs_finance'
		});
		const above = [{ tender: tender?.id ?? '', amount: 2000 }];
		await expect(accept(shop.staff('finance'), { id, refunds: above })).rejects.toMatchObject({
			code: 'refund.exceeds_due'
		});
		await accept(shop.staff('finance'), { id, refunds });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', due: 1080, refunded: 1000 });
		await payMore(shop.staff('finance'), { id, amount: 80 });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 1080 });
	});

	it('case H: points of a mixed order come back when the card refund succeeded', async () => {
		const order = await shop.place({
			tenders: [
				{ kind: 'points', captured: 2000 },
				{ kind: 'card', gateway: 'sandbox', captured: 3840 }
			]
		});
		const before = await shop.wallet(order.shopperId, 'points');
		await shop.settle();
		await scriptSandbox(shop.db, [{ outcome: 'declined', after_ms: 0 }]);
		const { id } = await shop.ask(order, [
			['DESK', 3],
			['LAMP', 1]
		]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0 });
		expect(await shop.wallet(order.shopperId, 'points')).toBe(before);
		await waive(shop.staff('manager'), { id, reason: 'Agreed by phone' });
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', waived: 3840, refunded: 2000 });
		expect(await shop.wallet(order.shopperId, 'points')).toBe(before + 2000);
	});

	it('an authorization is released, not refunded', async () => {
		const order = await shop.place({ tenders: [{ kind: 'card', gateway: 'sandbox', authorized: 5840, captured: 0 }] });
		const { id } = await shop.ask(order, [['DESK', 3]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunds: [{ kind: 'void', state: 'succeeded' }] });
	});
});

describe('money paid later and in parts', () => {
	it('stays in progress until refunded = due', async () => {
		const order = await shop.place();
		const { id } = await shop.ask(order, [['DESK', 3]]);
		await accept(shop.staff('finance'), { id, when: 'later' });
		await expect(payMore(shop.staff('finance'), { id, amount: 1 })).rejects.toMatchObject({ code: 'refund.in_grace' });
		await shop.pass(11);
		for (const amount of [1000, 2000]) {
			await payMore(shop.staff('finance'), { id, amount });
			await shop.settle();
		}
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 3000 });
		await expect(payMore(shop.staff('agent'), { id, amount: 240 })).rejects.toMatchObject({
			code: 'refund.amount_needs_finance'
		});
		await expect(payMore(shop.staff('finance'), { id, amount: 241 })).rejects.toMatchObject({
			code: 'refund.exceeds_due'
		});
		await payMore(shop.staff('finance'), { id, amount: 240 });
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 3240 });
	});

	it('case N: a success that fails late opens the case again', async () => {
		await shop.settle();
		await scriptSandbox(shop.db, [{ outcome: 'late_failure', after_ms: 0 }]);
		const order = await shop.place();
		const { id } = await shop.ask(order, [['DESK', 3]]);
		await accept(shop.staff('agent'), { id });
		await shop.pass(11);
		await shop.gatewayTells(id);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress', refunded: 0, refunds: [{ state: 'failed' }] });
		expect((await shop.see(id)).timeline.map(({ event }) => event)).toContain('cancellation.reopened');
	});
});

describe('staff cancel by themselves (T3)', () => {
	it('for the shop’s own reason, at once and without a request', async () => {
		const order = await shop.place();
		const items = shop.itemsOf(
			order,
			[
				['DESK', 3],
				['LAMP', 1]
			],
			'sold_out'
		);
		const { id } = await request(shop.staff('agent'), { order: order.id, items });
		expect(await shop.see(id)).toMatchObject({
			state: 'in_progress',
			label: 'Cancellation in progress [Admin]',
			due: 5840
		});
		await shop.pass(11);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', refunded: 5840 });
	});

	it('on behalf of the customer it is the customer’s request', async () => {
		const order = await shop.place();
		const items = shop.itemsOf(order, [['DESK', 1]]);
		const by = { order: order.id, items, on_behalf_of: 'customer', via: 'phone', ask: true } as const;
		const { id } = await request(shop.staff('agent'), by);
		expect(await shop.see(id)).toMatchObject({ state: 'requested', label: 'Cancellation requested [Customer]' });
	});
});

describe('an order we believe unpaid', () => {
	it('is canceled on the spot, unless its gateway has money after all: then staff decide', async () => {
		const tenders = [{ kind: 'card' as const, gateway: 'sandbox' as const, captured: 0 }];
		const all = [
			['DESK', 3],
			['LAMP', 1]
		] as const;
		const unpaid = await shop.place({ tenders });
		const { id } = await requestCancellation(shop.shopper(unpaid), {
			order: unpaid.id,
			items: shop.itemsOf(unpaid, all)
		});
		expect(await shop.see(id)).toMatchObject({ state: 'canceled', due: 0 });

		const paid = await shop.place({ tenders });
		await shop.capture(paid.tenders[0]?.reference ?? '', 5840);
		const filed = await requestCancellation(shop.shopper(paid), { order: paid.id, items: shop.itemsOf(paid, all) });
		expect(await shop.see(filed.id)).toMatchObject({ state: 'requested' });
	});
});

describe('a rule', () => {
	it('accepts by itself what it fits, in the name of the system', async () => {
		await shop.policy({ auto_accept: [{ reasons: ['ordered_by_mistake'] }] });
		const order = await shop.place();
		const { id } = await shop.ask(order, [['DESK', 1]], 'ordered_by_mistake');
		const other = await shop.ask(order, [['LAMP', 1]]);
		await shop.settle();
		expect(await shop.see(id)).toMatchObject({ state: 'in_progress' });
		expect((await shop.see(id)).timeline.find(({ event }) => event === 'cancellation.accepted')).toMatchObject({
			by: 'Rescind'
		});
		expect(await shop.see(other.id)).toMatchObject({ state: 'requested' });
		await shop.policy({ auto_accept: [] });
	});
});
