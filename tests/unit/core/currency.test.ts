import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exponentOf } from '$lib/core/currency';
import { decimalFromMinor, minorFromDecimal } from '$lib/core/decimal';
import { holds } from '../../support/property';

it.each([
	['KRW', 0],
	['JPY', 0],
	['ISK', 0],
	['USD', 2],
	['IDR', 2],
	['RSD', 2],
	['KWD', 3],
	['IQD', 3],
	['UYW', 4]
])('knows %s has %i decimals by ISO 4217', (currency, digits) => {
	expect(exponentOf(currency)).toEqual({ ok: true, value: digits });
});

it.each(['XXX', 'XAU', 'ZZZ', 'usd', ''])('refuses %j', (currency) =>
	expect(exponentOf(currency)).toMatchObject({ ok: false, code: 'order.currency_unknown' })
);

it.each([
	['12.34', 'USD', 1234, false],
	['12.345', 'USD', 1235, true],
	['12.344', 'USD', 1234, true],
	['12.3400', 'USD', 1234, false],
	['-0.005', 'USD', -1, true],
	['0.001', 'USD', 0, true],
	['1234.5', 'KRW', 1235, true],
	['1.2345', 'KWD', 1235, true],
	['7', 'EUR', 700, false],
	['90071992547409.91', 'USD', 9_007_199_254_740_991, false]
])('reads %s %s', (text, currency, minor, rounded) =>
	expect(minorFromDecimal(text, currency)).toEqual({ ok: true, value: { minor, rounded } })
);

it.each(['', 'abc', '1,5', '1e3', '.5', '--1', '90071992547409.92'])('does not read %j', (text) =>
	expect(minorFromDecimal(text, 'USD')).toMatchObject({ ok: false, code: 'order.amount_unreadable' })
);

it('writes what it reads', () =>
	holds(
		fc.property(fc.maxSafeInteger(), fc.constantFrom('KRW', 'USD', 'KWD', 'CLF'), (minor, currency) => {
			const text = decimalFromMinor(minor, currency);
			expect(minorFromDecimal(text, currency)).toEqual({ ok: true, value: { minor: minor + 0, rounded: false } });
		})
	));
