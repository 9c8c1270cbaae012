import { describe, expect, it } from 'vitest';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import type { CaseFacts, OrderFacts, Quote, QuoteInput } from '$lib/modules/refunds/quote/quote-facts';
import { spreadTotal } from '$lib/modules/refunds/quote/spread-edit';
import type { Reason } from '$lib/modules/settings/reasons';
import { inputOf, orderOf, tenderOf } from '../../../support/money-facts';

type Picks = readonly (readonly [line: number, quantity: number])[];
type Given = Parameters<typeof inputOf>[2];
/** One case after another, each accepted before the next is asked for. */
type Row = {
	readonly name: string;
	readonly order: OrderFacts;
	readonly cases: readonly Picks[];
	readonly given?: Given;
	readonly expected: readonly Partial<Quote>[];
	/** How it was worked out on paper. */
	readonly how: string;
};

function play({ order, cases, given }: Row): Quote[] {
	const quotes: Quote[] = [];
	for (const picks of cases) {
		const others = quotes.map((quote, at): CaseFacts => caseFacts(`can_${at}`, 'canceled', quote));
		const tenders = order.tenders.map((tender) => ({
			...tender,
			remaining: tender.remaining - givenOn(tender.id, quotes)
		}));
		quotes.push(makeQuote(inputOf({ ...order, tenders }, picks, { ...given, others })));
	}
	return quotes;
}

const givenOn = (id: string, quotes: readonly Quote[]) =>
	quotes
		.flatMap(({ tenders }) => tenders.filter(({ tenderId }) => tenderId === id))
		.reduce((all, { amount }) => all + amount, 0);

const two = [[[1, 1]]] as const;
const because = (...reasons: Reason[]): Given => ({
	selection: reasons.map((reason, at) => ({ lineItemId: `lin_${at + 1}`, quantity: 1, reason }))
});
const made = { personalized: true, supplierState: 'in_production', supplier: 'maker' } as const;
const keep40 = { personalized_keep: { placed: 0, in_production: 40, shipped: 100 } };
const tenFlat = (minimum: number) => ({ benefits: { coupons: [{ code: 'TEN', amount: 2000, minimum }] }, discounts: [{ amount: 2000, coupon: 'TEN', singleUse: true }] }); // prettier-ignore
const sixties = [{ net: 6000, paid: 5000, discount: 1000 }, { net: 6000, paid: 5000, discount: 1000 }]; // prettier-ignore
const taiwan = { currency: 'TWD', region: 'TW', step: 100 };

// prettier-ignore
const TABLE: readonly Row[] = [
	{ name: '1 three for 1.00, one by one', order: orderOf([{ paid: 100, quantity: 3 }]), cases: [[[1, 1]], [[1, 1]], [[1, 1]]],
		expected: [{ worth: 33 }, { worth: 34 }, { worth: 33 }],
		how: 'R(1)=(2·100·1+3) div 6=203 div 6=33; R(2)=403 div 6=67; R(3)=100. 33, 67−33, 100−67' },
	{ name: '2 four for 9.99 as 2+1+1', order: orderOf([{ paid: 999, quantity: 4 }]), cases: [[[1, 2]], [[1, 1]], [[1, 1]]],
		expected: [{ worth: 500 }, { worth: 249 }, { worth: 250 }],
		how: 'R(2)=(2·999·2+4) div 8=4000 div 8=500; R(3)=5998 div 8=749; R(4)=999. 500, 749−500, 999−749' },
	{ name: '3 two for 12.345 KWD (three decimals)', order: orderOf([{ paid: 12_345, quantity: 2 }], { currency: 'KWD' }), cases: [[[1, 1]], [[1, 1]]],
		expected: [{ worth: 6173 }, { worth: 6172 }],
		how: 'R(1)=(2·12345+2) div 4=24692 div 4=6173; the rest 12345−6173' },
	{ name: '4 seven for ¥1,000 (no decimals) as 1+5+1', order: orderOf([{ paid: 1000, quantity: 7 }], { currency: 'JPY' }), cases: [[[1, 1]], [[1, 5]], [[1, 1]]],
		expected: [{ worth: 143 }, { worth: 714 }, { worth: 143 }],
		how: 'R(1)=2007 div 14=143; R(6)=12007 div 14=857; 143, 857−143, 1000−857' },
	{ name: '5 three for NT$100, of which only whole ones move', order: orderOf([{ paid: 10_000, quantity: 3 }], taiwan), cases: [[[1, 1]], [[1, 1]], [[1, 1]]],
		expected: [{ worth: 3300 }, { worth: 3400 }, { worth: 3300 }],
		how: '100 steps: R(1)=203 div 6=33, R(2)=403 div 6=67, R(3)=100 steps of 100' },
	{ name: '6 a fee of 12.5 % in whole NT$', order: orderOf([{ paid: 10_000 }, { paid: 5000 }], taiwan), cases: two, given: { policy: { fee: { percent: 12.5 } } },
		expected: [{ fee: 1200, due: 8800 }],
		how: '12.5 % of 10000=1250, down to a whole step: 1200; 10000−1200' },
	{ name: '7 a fee is rounded down', order: orderOf([{ paid: 3333 }, { paid: 1000 }]), cases: two, given: { policy: { fee: { percent: 7.5 } } },
		expected: [{ fee: 249, due: 3084 }],
		how: '3333·7.5 %=249.975 → 249; 3333−249' },
	{ name: '8 a fee from the second day on', order: { ...orderOf([{ paid: 8000 }, { paid: 1000 }]), hoursOld: 25 }, cases: two, given: { policy: { fee_rules: [{ after_hours: 24, take: { percent: 20 } }] } },
		expected: [{ fee: 1600, due: 6400 }],
		how: '25 h ≥ 24 h: 20 % of 8000=1600; 8000−1600' },
	{ name: '9 no fee before it', order: { ...orderOf([{ paid: 8000 }, { paid: 1000 }]), hoursOld: 23 }, cases: two, given: { policy: { fee_rules: [{ after_hours: 24, take: { percent: 20 } }] } },
		expected: [{ fee: 0, due: 8000 }],
		how: '23 h < 24 h: no rule fits, and there is no fee besides' },
	{ name: '10 fees by reason, line by line', order: orderOf([{ paid: 6000 }, { paid: 4000 }, { paid: 100 }]), cases: two,
		given: { ...because('found_cheaper', 'needed_sooner'), policy: { fee: { percent: 10 }, fee_rules: [{ reasons: ['found_cheaper'], take: { percent: 5 } }, { reasons: ['needed_sooner'], take: null }] } },
		expected: [{ fee: 300, due: 9700 }],
		how: '5 % of 6000=300, nothing of 4000; 10000−300' },
	{ name: '11 a flat fee once, a percentage beside it by stage', order: orderOf([{ paid: 1000, supplier: 's', supplierState: 'placed' }, { paid: 2000, supplier: 's', supplierState: 'placed' }, { paid: 500 }, { paid: 100 }]), cases: [[[1, 1], [2, 1], [3, 1]]],
		given: { policy: { fee: { percent: 10 }, fee_rules: [{ stages: ['ordered'], take: { flat: { USD: 250 } } }] } },
		expected: [{ fee: 300, due: 3200 }],
		how: 'flat 250 once for both ordered lines; 10 % of 500=50; 3500−300' },
	{ name: '12 what was made is kept, and no fee on it', order: orderOf([{ paid: 5000, ...made }, { paid: 3000 }]), cases: [[[1, 1], [2, 1]]], given: { policy: { fee: { percent: 10 }, ...keep40 } },
		expected: [{ fee: 2300, due: 5700 }],
		how: '40 % of 5000=2000; 10 % of 3000=300; 8000−2300' },
	{ name: '13 in Korea what was made, but no fee', order: orderOf([{ paid: 25_000, ...made }, { paid: 10_000 }], { currency: 'KRW', region: 'KR' }), cases: [[[1, 1], [2, 1]]], given: { policy: { fee: { percent: 10 }, ...keep40 } },
		expected: [{ fee: 10_000, due: 25_000 }],
		how: '40 % of 25000=10000; no fee of the other; 35000−10000' },
	{ name: '14 the fee carries its tax', order: orderOf([{ paid: 11_900, tax: 1900 }, { paid: 100 }]), cases: two, given: { policy: { fee: { percent: 10 } } },
		expected: [{ fee: 1190, feeTax: 190, tax: 1710, due: 10_710 }],
		how: '10 % of 11900=1190; tax in it 1190·1900/11900=190; 1900−190=1710' },
	{ name: '15 a coupon the rest is too small for (P2), then the rest', order: orderOf(sixties, tenFlat(10_000)), cases: [[[1, 1]], [[2, 1]]], given: { policy: { partial: 're_evaluate' } },
		expected: [{ worth: 4000, adjustments: [{ kind: 'benefit_reversal', amount: -1000, tax: 0 }], coupons: ['TEN'] }, { worth: 6000, coupons: [] }],
		how: 'rest alone costs 60.00 (below 100.00: no coupon); 100−60=40, that is 50−10; then 100−40=60' },
	{ name: '16 the same with a fee of 10 %', order: orderOf(sixties, tenFlat(10_000)), cases: [[[1, 1]], [[2, 1]]], given: { policy: { partial: 're_evaluate', fee: { percent: 10 } } },
		expected: [{ fee: 500, worth: 3500 }, { fee: 500, worth: 5500 }],
		how: '10 % of 50.00 each, adjustments left out; 40−5=35; 100−(35+5)=60, less 5=55; 35+55+5+5=100' },
	{ name: '17 a flat coupon that keeps its rate (P3)', order: orderOf(sixties, tenFlat(10_000)), cases: two, given: { policy: { partial: 'keep_rate' } },
		expected: [{ worth: 5000, adjustments: [], coupons: [] }],
		how: '20 of 120 is a sixth: the rest costs 60−10=50; 100−50=50, as frozen' },
	{ name: '18 ten per cent from 100.00 (P2)', order: orderOf([{ net: 6000, paid: 5400, discount: 600 }, { net: 6000, paid: 5400, discount: 600 }], { benefits: { coupons: [{ code: 'TEN', percent: 10, minimum: 10_000 }] }, discounts: [{ amount: 1200, coupon: 'TEN', singleUse: false }] }), cases: two, given: { policy: { partial: 're_evaluate' } },
		expected: [{ worth: 4800, discount: 600, coupons: [] }],
		how: 'rest 60.00 without the 10 %: 108−60=48; the coupon counts more than once, so none is freed' },
	{ name: '19 a payment that goes back only whole: the other is too small', order: orderOf([{ paid: 5000 }, { paid: 7000 }], { tenders: [tenderOf('virtual_account', 10_000, 1, false), tenderOf('card', 2000, 2)] }), cases: two,
		expected: [{ due: 5000, shortfall: 3000, tenders: [{ tenderId: 'ten_2', amount: 2000 }], skipped: ['ten_1'], offers: ['cancel_everything', 'other_route'] }],
		how: 'only the card can do a part: 20.00 of 50.00; 30.00 need all or another way' },
	{ name: '20 the same, all of it', order: orderOf([{ paid: 5000 }, { paid: 7000 }], { tenders: [tenderOf('virtual_account', 10_000, 1, false), tenderOf('card', 2000, 2)] }), cases: [[[1, 1], [2, 1]]],
		expected: [{ due: 12_000, shortfall: 0, tenders: [{ tenderId: 'ten_1', amount: 10_000 }, { tenderId: 'ten_2', amount: 2000 }], skipped: [], offers: [] }],
		how: 'all of both' },
	{ name: '21 … and where the card carries the part', order: orderOf([{ paid: 5000 }, { paid: 7000 }], { tenders: [tenderOf('virtual_account', 4000, 1, false), tenderOf('card', 8000, 2)] }), cases: [[[1, 1]], [[2, 1]]],
		expected: [{ shortfall: 0, tenders: [{ tenderId: 'ten_2', amount: 5000 }], skipped: ['ten_1'] }, { shortfall: 0, tenders: [{ tenderId: 'ten_1', amount: 4000 }, { tenderId: 'ten_2', amount: 3000 }] }],
		how: 'first 50.00 on the card; then 70.00 = the whole 40.00 + the 30.00 left there' },
	{ name: '22 cash on delivery not collected', order: orderOf([{ paid: 10_000 }, { paid: 20_000 }], { owed: 30_000, tenders: [tenderOf('cash_on_delivery', 0)] }), cases: two,
		expected: [{ worth: 10_000, lowersDebt: 10_000, due: 0, tenders: [] }],
		how: 'what would be paid at the door is 10000 less; nothing to give back' },
	{ name: '23 a balance due of 25.00 first', order: orderOf([{ paid: 4000 }, { paid: 6000 }], { owed: 2500, tenders: [tenderOf('card', 7500)] }), cases: two,
		expected: [{ worth: 4000, lowersDebt: 2500, due: 1500 }],
		how: '40.00 − 25.00 owed = 15.00' },
	{ name: '24 points earned come back to the last one', order: { ...orderOf([{ paid: 10_000, quantity: 3 }]), pointsEarned: 99 }, cases: [[[1, 1]], [[1, 1]], [[1, 1]]],
		expected: [{ worth: 3333, pointsTaken: 32 }, { worth: 3334, pointsTaken: 34 }, { worth: 3333, pointsTaken: 33 }],
		how: 'R: 3333, 6667, 10000. ⌊99·3333/10000⌋=32; ⌊99·6667/10000⌋=66 − 32; 99 − 66' },
	{ name: '25 shipping in proportion', order: orderOf([{ paid: 3000 }, { paid: 1000 }], { shipping: 800 }), cases: [[[2, 1]], [[1, 1]]], given: { policy: { shipping_partial: 'proportional' } },
		expected: [{ shipping: 200, worth: 1200 }, { shipping: 600, worth: 3600 }],
		how: '8.00 · 10/40 = 2.00; with the last unit the other 6.00' },
	{ name: '26 a supplier’s own shipping', order: { ...orderOf([{ paid: 2000, supplier: 's' }, { paid: 1000 }], { total: 3800 }), charges: [{ id: 'chg_1', kind: 'shipping', amount: 500, tax: 0, supplier: 's' }, { id: 'chg_2', kind: 'shipping', amount: 300, tax: 0, supplier: null }], tenders: [tenderOf('card', 3800)] }, cases: [[[1, 1]], [[2, 1]]],
		expected: [{ shipping: 500, worth: 2500 }, { shipping: 300, worth: 1300 }],
		how: 'its last unit takes its 5.00 along; the shop’s 3.00 go with the last unit of all' },
	{ name: '27 proportional by what remains', order: orderOf([{ paid: 20_000 }, { paid: 10_000 }, { paid: 20_000 }], { tenders: [tenderOf('points', 5000, 1), tenderOf('store_credit', 10_000, 2), tenderOf('card', 35_000, 3)] }), cases: [[[1, 1]], [[2, 1]]],
		expected: [{ tenders: [{ tenderId: 'ten_1', amount: 2000 }, { tenderId: 'ten_2', amount: 4000 }, { tenderId: 'ten_3', amount: 14_000 }] }, { tenders: [{ tenderId: 'ten_1', amount: 1000 }, { tenderId: 'ten_2', amount: 2000 }, { tenderId: 'ten_3', amount: 7000 }] }],
		how: 'E first; then 10000 over 3000:6000:21000 = 1:2:7' },
	{ name: '28 the shares of an order discount', order: orderOf([{ net: 3600, paid: 2600, discount: 1000, quantity: 3 }]), cases: [[[1, 1]], [[1, 2]]],
		expected: [{ worth: 867, discount: 333 }, { worth: 1733, discount: 667 }],
		how: 'A: R(1)=(5200+3) div 6=867; of the discount (2000+3) div 6=333; the rest of both' }
];

describe('worked by hand', () => {
	it.each(TABLE)('$name', (row) => {
		expect(play(row)).toMatchObject(row.expected);
		expect(row.how).not.toBe('');
	});

	it('29 a total typed below the due, over its parts', () => {
		const parts = [1666, 1000, 667].map((amount, at) => ({ tenderId: `ten_${at + 1}`, amount }));
		// 1000 of 3333: 499.85, 300.03, 200.12 → 499, 300, 200, and the one left to .85
		expect(spreadTotal(1000, parts)).toMatchObject({ value: [{ amount: 500 }, { amount: 300 }, { amount: 200 }] });
	});
});

export type { QuoteInput };
