import { expect, it } from 'vitest';
import { isNobody } from '../../../../src/lib/modules/notifications/recipient';

it.each([
	['12345@online-retail.invalid', true],
	['A@INVALID', true],
	['a@b.invalid ', true],
	['invalid@example.com', false],
	['a@notinvalid', false]
])('%s is nobody: %s', (address, nobody) => {
	expect(isNobody(address)).toBe(nobody);
});
