import { expect, it } from 'vitest';
import { maskedBody } from '../../../../src/lib/modules/channels/mask';

const masked = (body: unknown): unknown => JSON.parse(maskedBody(JSON.stringify(body)));

it('leaves out what a person is known by, wherever it stands', () => {
	const order = { billing: { first_name: 'Ada', country: 'US', email: 'ada@example.com' }, total: '10.00' };
	expect(masked(order)).toEqual({ billing: { first_name: '…', country: 'US', email: '…' }, total: '10.00' });
});

it('goes by the key of a pair, where the order’s facts are pairs', () => {
	const pairs = [
		{ key: '_billing_phone', value: '555 0100' },
		{ key: '_stripe_secret', value: 'sk_1' },
		{ key: '_reduced_stock', value: '2' }
	];
	expect(masked({ meta_data: pairs })).toEqual({
		meta_data: [
			{ key: '_billing_phone', value: '…' },
			{ key: '_stripe_secret', value: '…' },
			{ key: '_reduced_stock', value: '2' }
		]
	});
});

it('leaves out what opens an order’s page', () => {
	expect(masked({ order_key: 'wc_order_1', payment_url: 'https://shop.example/pay?key=wc_order_1' })).toEqual({
		order_key: '…',
		payment_url: '…'
	});
});
