import { describe, expect, it } from 'vitest';
import { fromMinor, plainAmount } from '$lib/modules/imports/columns/amounts';
import { CELL_READERS } from '$lib/modules/imports/columns/cell-readers';
import { plainDate } from '$lib/modules/imports/columns/dates';

describe('amounts', () => {
	it.each([
		['12.50', '12.50'],
		['1,234,567.8', '1234567.8'],
		['₩9,900', '9900'],
		['9,900원', '9900'],
		['-5', '-5'],
		['(5.00)', '-5.00'],
		['$ 12', '12']
	])('with a point: %s is %s', (text, plain) => expect(plainAmount(text, 'point')).toBe(plain));

	it.each([
		['12,50', '12.50'],
		['1.234,50 €', '1234.50'],
		["1'234,50", '1234.50'],
		['1.234', '1234']
	])('with a comma: %s is %s', (text, plain) => expect(plainAmount(text, 'comma')).toBe(plain));

	it.each([
		['12,50', 'point'],
		['1,23,456', 'point'],
		['12.50', 'comma'],
		['free', 'point'],
		['1e5', 'point']
	] as const)('%s stays as it is where it makes no sense with a %s', (text, decimal) =>
		expect(plainAmount(text, decimal)).toBe(text)
	);

	it('in the smallest unit are as many as the currency has', () => {
		expect(fromMinor('1250', 'USD')).toBe('12.50');
		expect(fromMinor('1250', 'KRW')).toBe('1250');
		expect(fromMinor('1250', 'KWD')).toBe('1.250');
		expect(fromMinor('12.5', 'USD')).toBe('12.5');
		expect(fromMinor('1250', 'XXX')).toBe('1250');
	});
});

describe('dates', () => {
	it.each([
		['2026-03-31', 'ymd', '2026-03-31 00:00'],
		['2026-03-31 14:05:06', 'dmy', '2026-03-31 14:05:06'],
		['2026-03-31T14:05:00Z', 'ymd', '2026-03-31 14:05:00 Z'],
		['2026/3/1 9:05', 'ymd', '2026-03-01 09:05:00'],
		['31.12.2025', 'dmy', '2025-12-31 00:00'],
		['12/31/2025 3:05 PM', 'mdy', '2025-12-31 15:05:00'],
		['12/31/2025 12:05 AM', 'mdy', '2025-12-31 00:05:00'],
		['2026. 2. 1. 오후 3:05', 'ymd', '2026-02-01 15:05:00'],
		['2026. 2. 1. (일) 오전 12:05', 'ymd', '2026-02-01 00:05:00'],
		['2026년 2월 1일', 'ymd', '2026-02-01 00:00'],
		['20260201', 'ymd', '2026-02-01 00:00']
	] as const)('%s (%s) is %s', (text, order, plain) => expect(plainDate(text, order)).toBe(plain));

	it.each([
		['31/12/2025', 'mdy'],
		['30.02.2026', 'dmy'],
		['soon', 'ymd'],
		['2026-03-31 25:00', 'ymd'],
		['31.12.25', 'dmy']
	] as const)('%s (%s) is none', (text, order) => expect(plainDate(text, order)).toBe(text));
});

describe('other cells', () => {
	it.each([
		['country', 'kr', 'KR'],
		['country', '대한민국', 'KR'],
		['country', 'Germany', 'DE'],
		['country', 'South Korea', 'KR'],
		['country', 'Atlantis', 'Atlantis'],
		['currency', '원', 'KRW'],
		['currency', 'usd', 'USD'],
		['language', '한국어', 'ko'],
		['flag', '예', 'yes'],
		['flag', 'N', ''],
		['quantity', '1,200', '1200'],
		['quantity', '3개', '3'],
		['quantity', '두개', '두개'],
		['tender', 'card', 'card'],
		['tender', '신용카드', 'card'],
		['tender', '무통장입금', 'bank_deposit'],
		['tender', '적립금', 'store_credit'],
		['tender', 'something', 'something']
	] as const)('%s: %s is %s', (type, text, read) => expect(CELL_READERS[type](text)).toBe(read));
});
