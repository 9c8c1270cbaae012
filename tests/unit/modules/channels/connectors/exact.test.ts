import { expect, it } from 'vitest';
import {
	decimalOf,
	exactIn,
	exactSum,
	payable,
	shareOf
} from '../../../../../src/lib/modules/channels/connectors/exact';

it.each(['0.00000000', '12.50000000', '-0.00000001', '1234567.12345678'])('reads and writes %s as it is', (text) => {
	expect(decimalOf(exactIn(text))).toBe(text);
});

it('adds amounts finer than a cent before it rounds', () => {
	expect(payable(exactSum(['8.264463', '1.735537']), 'USD')).toBe(1000);
	expect(payable(exactSum(['3.333333', '0.333333', '-1']), 'KWD')).toBe(2667);
	expect(payable(exactIn('12000.4'), 'KRW')).toBe(12_000);
});

it('shares a line by its units', () => {
	expect(decimalOf(shareOf(exactIn('10'), 1, 3))).toBe('3.33333333');
	expect(decimalOf(shareOf(exactIn('10'), 3, 3))).toBe('10.00000000');
	expect(shareOf(exactIn('10'), 0, 3)).toBe(0n);
});
