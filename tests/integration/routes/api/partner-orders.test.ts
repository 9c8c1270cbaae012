import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOf } from '../../../support/imports';
import { orderBody, programOf } from '../../../support/api/client';
import { testWorld, type TestWorld } from '../../../support/world';

type Program = Awaited<ReturnType<typeof programOf>>;
type Over = NonNullable<Parameters<typeof orderBody>[0]>;

let world: TestWorld;
let [buyer, shop]: Program[] = [];
beforeAll(async () => {
	world = await testWorld();
	[buyer, shop] = [await programOf(world, 'buyer'), await programOf(world)];
});
afterAll(() => world.close());

const place = async (as: Program | undefined, over: Over) => {
	const answer = await as?.POST('/api/v1/orders', { body: orderBody(over) });
	return { status: answer?.response.status, answer: answer?.data ?? answer?.error };
};
const tenders = (...all: NonNullable<Over['tenders']>): Over => ({ tenders: all });
const LINE = { sku: 'DESK', title: 'Walnut desk', quantity: 1, unit_price: 5040 } as const;

/** What only the shop gives, by what the refusal names. */
const GIFTS: readonly (readonly [benefit: string, over: Over])[] = [
	['store_credit', tenders({ kind: 'store_credit', captured: 5840 })],
	['points', tenders({ kind: 'card', captured: 1840 }, { kind: 'points', captured: 4000 })],
	['gift_card', tenders({ kind: 'gift_card', reference: 'GIFT-1', captured: 0 })],
	['points_earned', { points_earned: 1_000_000 }],
	['gift_cards', { line_items: [{ ...LINE, gift_cards: ['GIFT-2'] }], discounts: [] }],
	['single_use', { discounts: [{ label: 'Spring', amount: 560, coupon: 'SPRING', single_use: true }] }]
];

describe('a buyer’s order', () => {
	it.each(GIFTS)('gives nobody anything of ours: %s', async (benefit, over) => {
		const before = await countOf(world.db, 'orders');
		expect(await place(buyer, over)).toMatchObject({
			status: 403,
			answer: { code: 'partner.benefit_not_offered', benefit }
		});
		expect(await countOf(world.db, 'orders')).toBe(before);
		expect((await place(shop, over)).status).toBe(201);
	});

	it.each([
		['card', 'stripe', tenders({ kind: 'card', gateway: 'stripe', reference: 'pi_1', captured: 5840 })],
		['card', 'toss', tenders({ kind: 'card', gateway: 'toss', reference: 'tgen_1', captured: 0, authorized: 5840 })],
		['bank_deposit', null, tenders({ kind: 'bank_deposit', captured: 5840 })],
		['virtual_account', 'manual', tenders({ kind: 'virtual_account', gateway: 'manual', captured: 5840 })],
		['cash_on_delivery', null, tenders({ kind: 'cash_on_delivery', captured: 0, authorized: 5840 })]
	] as const)('does not say what has reached us: %s at %s', async (kind, gateway, over) => {
		expect(await place(buyer, over)).toMatchObject({
			status: 403,
			answer: { code: 'partner.payment_not_offered', kind, gateway }
		});
		expect((await place(shop, over)).status).toBe(201);
	});

	it.each([
		['a card its own channel took', tenders({ kind: 'card', gateway: 'manual', reference: 'A-1', captured: 5840 })],
		['a card at the sandbox', tenders({ kind: 'card', captured: 5840 })],
		['what is paid at the door', tenders({ kind: 'cash_on_delivery', captured: 0 })],
		['what will be transferred', tenders({ kind: 'bank_deposit', captured: 0 })],
		['nothing', tenders()]
	])('may be paid by %s', async (_, over) => {
		expect((await place(buyer, over)).status).toBe(201);
	});

	it('is not paid by the payment of another order', async () => {
		const first = await place(shop, tenders({ kind: 'card', reference: 'sbx_theirs', captured: 5840 }));
		expect(first.status).toBe(201);
		const taken = { status: 409, answer: { code: 'order.payment_taken', reference: 'sbx_theirs' } };
		const named = { kind: 'card', captured: 5840, reference: 'sbx_theirs' } as const;
		const captures = [{ reference: 'sbx_theirs', amount: 5840 }];
		expect(await place(buyer, tenders(named))).toMatchObject(taken);
		expect(await place(buyer, tenders({ kind: 'card', captured: 5840, captures }))).toMatchObject(taken);
	});
});
