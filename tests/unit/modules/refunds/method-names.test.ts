import { expect, it } from 'vitest';
import { methodFor } from '../../../../src/lib/modules/refunds/method-names';

it.each([
	['card', 'we can call', 'original_payment'],
	['virtual_account', 'we can call', 'bank_deposit'],
	['card', 'nobody can call', 'manual'],
	['bank_deposit', 'nobody can call', 'bank_deposit'],
	['virtual_account', 'nobody can call', 'bank_deposit'],
	['cash_on_delivery', 'nobody can call', 'bank_deposit'],
	['points', 'nobody can call', 'points'],
	['store_credit', 'nobody can call', 'store_credit'],
	['gift_card', 'nobody can call', 'gift_card']
] as const)('%s at a gateway %s comes back by %s', (kind, gateway, method) => {
	expect(methodFor({ kind, automatic: gateway === 'we can call' })).toBe(method);
});
