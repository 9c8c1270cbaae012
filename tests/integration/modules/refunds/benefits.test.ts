import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../../../../src/lib/modules/cancellations/actions/decide/accept.server';
import { drop } from '../../../../src/lib/modules/cancellations/actions/request/drop.server';
import { unaccept } from '../../../../src/lib/modules/cancellations/actions/decide/unaccept.server';
import { undo, undoPreview } from '../../../../src/lib/modules/cancellations/actions/decide/undo.server';
import { post } from '../../../../src/lib/modules/wallets/repository.server';
import { checkInvariants } from '../../../../src/lib/wiring/invariants.server';
import { openShop, type Shop } from '../../../support/shop';

let shop: Shop;
let count = 0;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => {
	expect((await checkInvariants(shop.db)).violations).toEqual([]);
	await shop.close();
});

type Over = NonNullable<Parameters<Shop['place']>[0]>;

/** Two lines of 60.00 and 40.00 by card, for a shopper nobody knew before. */
const place = (over: Over = {}) =>
	shop.place({
		email: `benefits${++count}@example.com`,
		line_items: [
			{ sku: 'COAT', title: 'Coat', quantity: 3, unit_price: 2000 },
			{ sku: 'SCARF', title: 'Scarf', quantity: 1, unit_price: 4000 }
		],
		discounts: [],
		charges: [],
		tenders: [{ kind: 'card', gateway: 'sandbox', captured: 10_000 }],
		...over
	});
type Placed = Awaited<ReturnType<typeof place>>;

async function cancel(order: Placed, asked: Parameters<Shop['ask']>[1]): Promise<string> {
	const { id } = await shop.ask(order, asked);
	await accept(shop.staff('agent'), { id });
	await shop.pass(11);
	return id;
}
const everything = [['COAT', 3], ['SCARF', 1]] as const; // prettier-ignore
const told = async (id: string, name: string) =>
	shop.db.execute<{ data: unknown }>(`select data from events where cancellation_id = '${id}' and name = '${name}'`);
const cardsOf = (order: Placed) =>
	shop.db.execute<{ number: string; state: string; balance: number; until: string | null }>(
		`select c.number, c.state, coalesce(a.balance_minor, 0)::int as balance, c.expires_at::text as until
		from gift_cards c left join ledger_accounts a on a.card_id = c.id
		where c.shopper_id = '${order.shopperId}' order by c.id`
	);
const couponsOf = (order: Placed) =>
	shop.db.execute<{ code: string; used_on: string | null; until: Date | null }>(
		`select code, used_on, expires_at::text as until from coupons where shopper_id = '${order.shopperId}' order by id`
	);
const gone = (order: Placed, amount: number, walletKind: 'points' | 'store_credit' = 'points') =>
	shop.db.transaction(
		(tx) =>
		post(tx, shop.ctx(), { key: `gone:${order.id}`, kind: 'spend', shopperId: order.shopperId, walletKind, currency: 'USD', amount }) // prettier-ignore
	);

describe('points the order had earned', () => {
	it('are taken back in proportion, all of them in the end, when the money is back', async () => {
		const order = await place({ points_earned: 99 });
		expect(await shop.wallet(order.shopperId, 'points')).toBe(99);
		const { id } = await shop.ask(order, [['COAT', 1]]);
		await accept(shop.staff('agent'), { id });
		expect(await shop.wallet(order.shopperId, 'points')).toBe(99); // the card refund waits for the grace
		await shop.pass(11);
		expect(await shop.wallet(order.shopperId, 'points')).toBe(80); // floor(99 × 20 ÷ 100) = 19
		await cancel(order, [['COAT', 2], ['SCARF', 1]]); // prettier-ignore
		expect(await shop.wallet(order.shopperId, 'points')).toBe(0);
	});

	it('never go below nothing: the rest is written off and told', async () => {
		const order = await place({ points_earned: 50 });
		await gone(order, 30);
		const id = await cancel(order, everything);
		expect(await shop.wallet(order.shopperId, 'points')).toBe(0);
		expect(await told(id, 'wallet.points_taken_back')).toMatchObject([
			{ data: { points: 50, taken: 20, written_off: 30 } }
		]);
	});

	it('come again with an undo, exactly those that were taken', async () => {
		const order = await place({ points_earned: 50, tenders: [{ kind: 'store_credit', captured: 10_000 }] });
		await gone(order, 30);
		const id = await cancel(order, everything);
		expect(await shop.see(id)).toMatchObject({ state: 'canceled' });
		expect(await shop.wallet(order.shopperId, 'points')).toBe(0);
		await undo(shop.staff('manager'), { id, answers: [] });
		expect(await shop.wallet(order.shopperId, 'points')).toBe(20);
		expect(await shop.wallet(order.shopperId, 'store_credit')).toBe(0);
	});
});

describe('a coupon that counts once', () => {
	const coupon = { label: 'Autumn', amount: 1000, coupon: 'AUTUMN', single_use: true };
	const credit = { tenders: [{ kind: 'store_credit' as const, captured: 9000 }] };

	it('is free again with the whole order, and an undo uses it again', async () => {
		const order = await place({ discounts: [coupon], ...credit });
		expect(await couponsOf(order)).toMatchObject([{ code: 'AUTUMN', used_on: order.id }]);
		const id = await cancel(order, everything);
		expect(await couponsOf(order)).toMatchObject([{ used_on: null }]);
		expect(await undoPreview(shop.staff('manager'), { id })).toMatchObject({ possible: true });
		await undo(shop.staff('manager'), { id, answers: [] });
		expect(await couponsOf(order)).toMatchObject([{ used_on: order.id }]);
	});

	it('blocks the undo once it was used on another order', async () => {
		const order = await place({ discounts: [coupon], ...credit });
		const id = await cancel(order, everything);
		const other = await place({ discounts: [coupon], ...credit, email: order.email });
		expect(await couponsOf(order)).toMatchObject([{ used_on: other.id }]);
		const meter = await undoPreview(shop.staff('manager'), { id });
		expect(meter).toMatchObject({ possible: false, rows: expect.arrayContaining([expect.objectContaining({ effect: 'coupon_restored', blocks: true })]) }); // prettier-ignore
		await expect(undo(shop.staff('manager'), { id, answers: [] })).rejects.toMatchObject({ code: 'undo.blocked' });
	});

	it('is free again when the rest no longer qualifies, not while it does', async () => {
		const benefit_rules = { coupons: [{ code: 'AUTUMN', amount: 1000, minimum: 5000 }] };
		await shop.policy({ partial: 're_evaluate' });
		const order = await place({ discounts: [coupon], benefit_rules, ...credit });
		await cancel(order, [['SCARF', 1]]);
		expect(await couponsOf(order)).toMatchObject([{ used_on: order.id }]);
		await cancel(order, [['COAT', 1]]);
		expect(await couponsOf(order)).toMatchObject([{ used_on: null }]);
		await shop.policy({ partial: 'proportional' });
	});

	it('gets a grace term where it expired meanwhile', async () => {
		const order = await place({ discounts: [{ ...coupon, expires_at: '2026-03-01T12:00:00Z' }], ...credit });
		await cancel(order, everything);
		const [{ until } = { until: null }] = await couponsOf(order);
		expect(String(until)).toMatch(/^2026-04-01/);
	});
});

describe('gift card money', () => {
	const paid = (reference?: string) => ({ tenders: [{ kind: 'gift_card' as const, captured: 10_000, ...(reference ? { reference } : {}) }] }); // prettier-ignore

	it('goes back to the card it came from', async () => {
		const order = await place(paid('GC-ONE'));
		await cancel(order, [['SCARF', 1]]);
		await cancel(order, [['COAT', 3]]);
		expect(await cardsOf(order)).toEqual([{ number: 'GC-ONE', state: 'active', balance: 10_000, until: null }]);
	});

	it('goes to a new card where that one is closed, and is taken again from there', async () => {
		const order = await place(paid('GC-TWO'));
		await cancel(order, [['SCARF', 1]]);
		await shop.db.execute(`update gift_cards set state = 'closed' where number = 'GC-TWO'`);
		const id = await cancel(order, [['COAT', 3]]);
		const [old, fresh] = await cardsOf(order);
		expect(old).toMatchObject({ balance: 4000, state: 'closed' });
		expect(fresh).toMatchObject({ balance: 6000, state: 'active' });
		expect(fresh?.number).toMatch(/^(\w{4}-){3}\w{4}$/);
		expect(await told(id, 'wallet.card_issued')).toHaveLength(1);
		await undo(shop.staff('manager'), { id, answers: [] });
		expect((await cardsOf(order)).map(({ balance }) => balance)).toEqual([4000, 0]);
	});

	it('without a number goes to the shopper, as credit does', async () => {
		const order = await place(paid());
		await cancel(order, everything);
		expect(await shop.wallet(order.shopperId, 'gift_card')).toBe(10_000);
	});
});

describe('a gift card that was bought', () => {
	const sold = (...gift_cards: string[]) => ({
		line_items: [{ sku: 'GIFT', title: 'Gift card', quantity: gift_cards.length, unit_price: 5000, gift_cards }],
		tenders: [{ kind: 'card' as const, gateway: 'sandbox' as const, captured: 5000 * gift_cards.length }]
	});

	it('is disabled when its purchase is accepted for cancellation, and good again when that is taken back', async () => {
		const order = await place(sold('SOLD-1', 'SOLD-2'));
		const { id } = await shop.ask(order, [['GIFT', 1]]);
		await accept(shop.staff('agent'), { id });
		expect(await cardsOf(order)).toMatchObject([{ state: 'disabled', balance: 0 }, { balance: 5000 }]);
		await unaccept(shop.staff('agent'), { id });
		expect(await cardsOf(order)).toMatchObject([{ state: 'active', balance: 5000 }, { balance: 5000 }]);
		await accept(shop.staff('agent'), { id });
		await undo(shop.staff('agent'), { id, answers: [] });
		expect(await cardsOf(order)).toMatchObject([{ state: 'active', balance: 5000 }, { balance: 5000 }]);
	});

	it('can’t be canceled once it was used, on an order or before the acceptance', async () => {
		const order = await place(sold('SOLD-3', 'SOLD-4'));
		const { id } = await shop.ask(order, [['GIFT', 2]]);
		await place({ tenders: [{ kind: 'gift_card', reference: 'SOLD-3', captured: 100 }, { kind: 'card', gateway: 'sandbox', captured: 9900 }] }); // prettier-ignore
		expect(await cardsOf(order)).toMatchObject([{ balance: 4900 }, { balance: 5000 }]);
		await expect(accept(shop.staff('agent'), { id })).rejects.toMatchObject({ code: 'cancellation.gift_card_used' });
		const again = await place(sold('SOLD-3X'));
		await place({ tenders: [{ kind: 'gift_card', reference: 'SOLD-3X', captured: 10_000 }] });
		await expect(shop.ask(again, [['GIFT', 1]])).rejects.toMatchObject({ code: 'cancellation.gift_card_used' });
	});

	it('stays good where its unit leaves the case again', async () => {
		const order = await place(sold('SOLD-5', 'SOLD-6'));
		const { id } = await shop.ask(order, [['GIFT', 2]]);
		await accept(shop.staff('agent'), { id });
		const items = [{ line_item: order.lines[0]?.id ?? '', quantity: 1 }];
		await drop(shop.staff('agent'), { id, items, reason: 'Sent already' });
		expect((await cardsOf(order)).map(({ balance }) => balance).toSorted()).toEqual([0, 5000]);
	});
});

it('points given back keep their day, or get the least the policy gives', async () => {
	const until = async (expires_at: string) => {
		const order = await place({ tenders: [{ kind: 'points', captured: 10_000, expires_at }] });
		await cancel(order, everything);
		const [row] = await shop.db.execute<{ until: string }>(
			`select expires_at::text as until from ledger_transactions where order_id = '${order.id}' and kind = 'give_back'`
		);
		return row?.until;
	};
	expect(await until('2027-01-31T00:00:00Z')).toMatch(/^2027-01-31/);
	expect(await until('2026-03-05T00:00:00Z')).toMatch(/^2026-04-01/);
});

it('a balance can’t be written by hand', async () => {
	const order = await place({ points_earned: 10 });
	const forged = shop.db.execute(
		`update ledger_accounts set balance_minor = 999 where shopper_id = '${order.shopperId}'`
	);
	await expect(forged).rejects.toMatchObject({ cause: { constraint_name: 'balance_follows_postings' } });
	expect(await shop.wallet(order.shopperId, 'points')).toBe(10);
});
