import { expect, it } from 'vitest';
import { takerOf } from '$lib/modules/cancellations/balance/pay-page';

const by = (gateway: 'sandbox' | 'manual' | null, automatic: boolean) => ({ gateway, automatic });

it('lets whoever took the money before take it again; the sandbox stands in only in the demo', () => {
	expect(takerOf([by('manual', false), by('sandbox', true)], false)).toBe('sandbox');
	expect(takerOf([by('manual', false)], false)).toBeNull();
	expect(takerOf([], true)).toBe('sandbox');
	expect(takerOf([], false)).toBeNull();
});
