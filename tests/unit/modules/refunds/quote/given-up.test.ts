import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { fitTaken, givenUpFor } from '$lib/modules/refunds/quote/given-up';
import { caseFacts, makeQuote } from '$lib/modules/refunds/quote/quote';
import type { CaseFacts, GivenUp, Quote } from '$lib/modules/refunds/quote/quote-facts';
import { inputOf, orderOf, tenderOf } from '../../../../support/money-facts';
import { holds } from '../../../../support/property';

/** Three desks of 10.80, all of whose price the shopper has and which ship all the same, and a lamp of 26.00. */
const desks = { net: 3240, quantity: 3, paid: 3240, priced: true };
const lamp = { net: 2600, quantity: 1, paid: 2600, priced: true };
const given = (total: number, parts: GivenUp['parts']) => ({
	...orderOf([desks, lamp]),
	tenders: [tenderOf('card', 2600, 1)],
	givenUp: { total, parts }
});
const line = (id: number) => orderOf([desks, lamp]).lines[id - 1]?.id ?? '';
const allDesks = given(3240, [{ id: line(1), amount: 3240 }]);

it('pays nothing for what was given up, and all of what ships besides', () => {
	expect(makeQuote(inputOf(allDesks, [[1, 3]]))).toMatchObject({ worth: 3240, lowersDebt: 3240, due: 0, tenders: [] });
	expect(makeQuote(inputOf(allDesks, [[2, 1]]))).toMatchObject({ worth: 2600, lowersDebt: 0, due: 2600 });
	expect(makeQuote(inputOf(allDesks, [[1, 1]]))).toMatchObject({ worth: 1080, lowersDebt: 1080, due: 0 });
});

it('leaves to a case what those before it did not take', () => {
	const one = given(1500, [{ id: line(1), amount: 1500 }]);
	const first = makeQuote(inputOf(one, [[1, 1]]));
	expect(first).toMatchObject({ due: 0, givenUp: { total: 1080 } });
	const later = { ...one, givenUp: { total: 420, parts: one.givenUp.parts } };
	const second = makeQuote({ ...inputOf(later, [[1, 1]]), others: [caseFacts('can_1', 'canceled', first)] });
	expect(second).toMatchObject({ worth: 1080, lowersDebt: 420, due: 660, givenUp: { total: 420 } });
});

it('adds to what the shopper owes, which the worth lowers first', () => {
	const owing = { ...allDesks, owed: 500 };
	expect(makeQuote(inputOf(owing, [[1, 3]]))).toMatchObject({ lowersDebt: 3240, due: 0 });
	expect(makeQuote(inputOf(owing, [[2, 1]]))).toMatchObject({ lowersDebt: 500, due: 2100 });
});

it('takes all of it with the last goods, since nothing ships for nothing then', () => {
	const quote = makeQuote(inputOf(given(3240, []), [[1, 3], [2, 1]])); // prettier-ignore
	expect(quote).toMatchObject({ sweep: true, worth: 5840, lowersDebt: 3240, due: 2600 });
});

it('fits what cases took to what a bank left of it: the first keep theirs, the last goods have the rest', () => {
	const took = (id: string, sweep: boolean, total: number, parts: GivenUp['parts']) => ({
		...{ id, sweep },
		givenUp: { total, parts }
	});
	const desk = (amount: number) => [{ id: line(1), amount }];
	const first = took('can_1', false, 1080, desk(1080));
	const second = took('can_2', false, 1080, desk(1080));
	const last = took('can_3', true, 1500, desk(1080));
	const left = { total: 1900, parts: [...desk(1500), { id: line(2), amount: 400 }] };
	expect(fitTaken(left, [last, first, second])).toEqual([
		took('can_2', false, 420, desk(420)),
		took('can_3', true, 400, [])
	]);
	expect(fitTaken({ total: 3240, parts: desk(3240) }, [first, second])).toEqual([]);
});

it('says nothing of it where there is none', () => {
	expect(makeQuote(inputOf(orderOf([desks, lamp]), [[1, 3]]))).not.toHaveProperty('givenUp');
	expect(givenUpFor(0, { lines: [], charges: [] })).toEqual([]);
});

it('comes to what was given up, whatever is canceled in whatever order', () => {
	const picks = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 3 })), {
		minLength: 1,
		maxLength: 6
	});
	holds(
		fc.property(fc.integer({ min: 1, max: 3240 }), picks, (amount, all) => {
			const quotes: Quote[] = [];
			const others: CaseFacts[] = [];
			for (const [of, wanted] of all) {
				const gone = sum(quotes.flatMap(({ lines }) => lines.filter((one) => one.lineItemId === line(of))).map((one) => one.quantity)); // prettier-ignore
				const quantity = Math.min(wanted, (of === 1 ? 3 : 1) - gone);
				if (quantity === 0) continue;
				const taken = sum(quotes.map(({ givenUp }) => givenUp?.total ?? 0));
				const paid = sum(quotes.map(({ due }) => due));
				const order = { ...given(amount - taken, [{ id: line(1), amount }]), tenders: [tenderOf('card', 5840 - amount - paid, 1)] }; // prettier-ignore
				const quote = makeQuote({ ...inputOf(order, [[of, quantity]]), others });
				others.push(caseFacts(`can_${quotes.length}`, 'canceled', quote));
				quotes.push(quote);
			}
			const worth = sum(quotes.map((quote) => quote.worth));
			const taken = sum(quotes.map(({ givenUp }) => givenUp?.total ?? 0));
			const ofDesks = sum(quotes.flatMap(({ lines }) => lines.filter((one) => one.lineItemId === line(1))).map((one) => one.amount)); // prettier-ignore
			expect(taken).toBe(Math.min(amount, ofDesks));
			expect(sum(quotes.map(({ due }) => due))).toBe(worth - taken);
		})
	);
});
