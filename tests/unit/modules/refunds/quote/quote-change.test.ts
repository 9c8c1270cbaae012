import { expect, it } from 'vitest';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import { changeOf } from '$lib/modules/refunds/quote/quote-change';
import { inputOf, orderOf, tenderOf } from '../../../../support/money-facts';

const order = orderOf([{ paid: 5000 }, { paid: 3000 }], { shipping: 700 });
const before = makeQuote(inputOf(order, [[1, 1]]));

it('is nothing where the due is the same', () => expect(changeOf(before, before)).toBeNull());

it('names the fee, and the parts add up to the difference', () => {
	const after = makeQuote(inputOf(order, [[1, 1]], { policy: { fee: { percent: 10 } } }));
	expect(changeOf(before, after)).toEqual({
		before: 5000,
		after: 4500,
		parts: [{ part: 'fee', before: 0, after: -500 }]
	});
});

it('names shipping that comes back because the rest went meanwhile', () => {
	const others = [caseFacts('can_1', 'canceled', makeQuote(inputOf(order, [[2, 1]])))];
	const after = makeQuote(inputOf(order, [[1, 1]], { others }));
	expect(changeOf(before, after)).toEqual({
		before: 5000,
		after: 5700,
		parts: [{ part: 'shipping', before: 0, after: 700 }]
	});
});

it('names debt, and what the payments can’t carry any more', () => {
	const owing = makeQuote(inputOf({ ...order, owed: 200, tenders: [tenderOf('card', 4000)] }, [[1, 1]]));
	expect(changeOf(before, owing)).toEqual({
		before: 5000,
		after: 4000,
		parts: [
			{ part: 'debt', before: 0, after: -200 },
			{ part: 'payments', before: 0, after: -800 }
		]
	});
});
