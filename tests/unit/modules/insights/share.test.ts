import { expect, it } from 'vitest';
import { shareOf } from '$lib/modules/insights/share';

it.each([
	[1, 3, 33.3],
	[2, 3, 66.7],
	[3, 3, 100],
	[0, 7, 0],
	[2, 0, null] // ordered before these days
])('%i of %i orders are %j percent', (orders, placed, share) => expect(shareOf(orders, placed)).toBe(share));
