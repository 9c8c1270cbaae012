import { describe, expect, it } from 'vitest';
import { takerOf } from '$lib/modules/cancellations/balance/pay/pay-page';

const by = (gateway: 'sandbox' | 'stripe' | 'toss' | 'manual' | null, automatic: boolean) => ({ gateway, automatic });
const none = { stripe: false, demo: false };

describe('who takes the money', () => {
	it('is whoever took it before', () => {
		expect(takerOf([by('manual', false), by('sandbox', true)], none)).toBe('sandbox');
		expect(takerOf([by('sandbox', true)], { stripe: true, demo: false })).toBe('sandbox');
		expect(takerOf([by('stripe', true)], { stripe: true, demo: true })).toBe('stripe');
	});

	it.each([[by('toss', true)], [by('manual', false)], [by('stripe', false)]])(
		'is Stripe for %o, where its fields can be shown',
		(tender) => {
			expect(takerOf([tender], { stripe: true, demo: false })).toBe('stripe');
			expect(takerOf([tender], none)).toBeNull();
		}
	);

	it('is the sandbox for nobody but the demo', () => {
		expect(takerOf([by('manual', false)], { stripe: true, demo: true })).toBe('sandbox');
		expect(takerOf([], { stripe: false, demo: true })).toBe('sandbox');
		expect(takerOf([by('toss', true)], { stripe: false, demo: true })).toBeNull();
		expect(takerOf([], none)).toBeNull();
	});
});
