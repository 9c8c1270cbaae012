import { expect, it } from 'vitest';
import { gatewayNameOf, isAutomatic } from '../../../../src/lib/modules/payments/gateway-names';

it('takes a gateway there is no code for as one that people work by hand', () => {
	expect([gatewayNameOf('sandbox'), gatewayNameOf('stripe'), gatewayNameOf(null)]).toEqual([
		'sandbox',
		'manual',
		'manual'
	]);
	expect([isAutomatic('sandbox'), isAutomatic('toss'), isAutomatic('manual'), isAutomatic(null)]).toEqual([
		true,
		false,
		false,
		false
	]);
});
