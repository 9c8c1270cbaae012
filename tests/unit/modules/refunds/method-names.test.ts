import { expect, it } from 'vitest';
import { methodFor } from '../../../../src/lib/modules/refunds/method-names';

it.each([
	['card', 'sandbox', 'original_payment'],
	['virtual_account', 'sandbox', 'original_payment'],
	['card', 'stripe', 'manual'],
	['card', null, 'manual'],
	['bank_deposit', null, 'bank_deposit'],
	['virtual_account', 'toss', 'bank_deposit'],
	['cash_on_delivery', null, 'bank_deposit'],
	['points', null, 'points'],
	['store_credit', null, 'store_credit'],
	['gift_card', null, 'gift_card']
] as const)('%s at %s comes back by %s', (kind, gateway, method) => {
	expect(methodFor({ kind, gateway })).toBe(method);
});
