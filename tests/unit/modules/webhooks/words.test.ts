import { expect, it } from 'vitest';
import { deliveryBadge } from '$lib/modules/webhooks/words';

it('says that a message waits because its webhook is paused, not that it is on its way', () => {
	const text = (tries: number, endpoint: 'on' | 'paused') => deliveryBadge({ state: 'waiting', tries }, endpoint).text;
	expect([text(0, 'paused'), text(2, 'paused')]).toEqual(['Paused', 'Paused']);
	expect([text(0, 'on'), text(2, 'on')]).toEqual(['On its way', 'Tried again later']);
	expect(deliveryBadge({ state: 'delivered', tries: 1 }, 'paused').text).toBe('Delivered');
});
