import { expect, it } from 'vitest';
import { isNobody, localeFor } from '../../../../src/lib/modules/notifications/recipient';

it.each([
	[['ko', 'en'], 'ko'],
	[[null, 'ko-KR'], 'ko'],
	[[null, 'de'], 'en'],
	[['fr', 'ko'], 'ko'],
	[[], 'en']
])('writes to somebody who reads %j in %s', (wishes, locale) => {
	expect(localeFor(...wishes)).toBe(locale);
});

it.each([
	['12345@online-retail.invalid', true],
	['A@INVALID', true],
	['a@b.invalid ', true],
	['invalid@example.com', false],
	['a@notinvalid', false]
])('%s is nobody: %s', (address, nobody) => {
	expect(isNobody(address)).toBe(nobody);
});
