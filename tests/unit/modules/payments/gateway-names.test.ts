import { expect, it } from 'vitest';
import { gatewayNameOf } from '../../../../src/lib/modules/payments/gateway-names';

it('takes a gateway there is no code for as one that people work by hand', () => {
	expect(['sandbox', 'stripe', 'toss', 'paypal', null].map(gatewayNameOf)).toEqual([
		...['sandbox', 'stripe', 'toss'],
		...['manual', 'manual']
	]);
});
