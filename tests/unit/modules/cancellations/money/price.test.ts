import { expect, it } from 'vitest';
import { goesByNew, needsAgreement, settlesPrice } from '$lib/modules/cancellations/money/price';

const change = (before: number, after: number) => ({ before, after, parts: [] });

it.each([
	[null, undefined, true],
	[change(100, 120), undefined, true],
	[change(100, 120), 'quoted', true],
	[change(120, 100), undefined, false],
	[change(120, 100), 'quoted', false],
	[change(120, 100), 'new', true]
] as const)('applies what is better for the shopper, else what was chosen: %j by %s', (given, price, expected) =>
	expect(goesByNew(given, price)).toBe(expected)
);

it.each([
	['customer', false, true],
	['customer', true, false],
	['supplier', false, false],
	['partner', false, false]
] as const)('needs the word of who asked by themselves: %s, on behalf %s', (origin, onBehalf, expected) =>
	expect(needsAgreement({ origin, onBehalf })).toBe(expected)
);

it('lets nobody confirm less for a shopper who was shown more', () => {
	const theirs = { origin: 'customer', onBehalf: false } as const;
	expect(settlesPrice('new', theirs)).toMatchObject({ ok: false, code: 'quote.not_agreed' });
	expect(settlesPrice('quoted', theirs)).toEqual({ ok: true, value: true });
	expect(settlesPrice(undefined, theirs)).toEqual({ ok: true, value: false });
	expect(settlesPrice('new', { ...theirs, onBehalf: true })).toEqual({ ok: true, value: true });
});
