import { expect, it } from 'vitest';
import { makeQuote } from '$lib/modules/refunds/quote/quote';
import { canonicalQuote, quoteHash } from '$lib/modules/refunds/quote/quote-hash';
import { inputOf, orderOf } from '../../../../support/money-facts';

const quote = makeQuote(inputOf(orderOf([{ paid: 5000 }, { paid: 3000 }], { shipping: 700 }), [[1, 1]]));

it('reads the same whatever the order of keys', () => {
	const turned = { ...Object.fromEntries(Object.entries(quote).toReversed()), ...quote };
	expect(Object.keys(turned)).not.toEqual(Object.keys(quote));
	expect(canonicalQuote(turned)).toBe(canonicalQuote(quote));
});

it('differs with any amount', () => {
	expect(canonicalQuote({ ...quote, due: quote.due - 1 })).not.toBe(canonicalQuote(quote));
	expect(canonicalQuote({ ...quote, lines: [] })).not.toBe(canonicalQuote(quote));
});

it('hashes that text', () =>
	expect(quoteHash(quote, (text) => String(text.length))).toBe(String(canonicalQuote(quote).length)));
