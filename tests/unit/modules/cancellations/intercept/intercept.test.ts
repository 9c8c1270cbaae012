import { describe, expect, it } from 'vitest';
import { mayStop, stoppableIn, type InterceptState } from '$lib/modules/cancellations/intercept/intercept';
import { NO_UNITS } from '$lib/modules/orders/units';

const line = { id: 'lin_lamp', title: 'Lamp', units: { ...NO_UNITS, open: 1, shipped: 3, delivered: 2 } };
const asked = (state: InterceptState, quantity: number) => ({
	state,
	items: [{ line_item: 'lin_lamp', quantity, reason: 'changed_mind' as const }]
});
const stop = (quantity: number, ...before: ReturnType<typeof asked>[]) =>
	mayStop([line], before, [{ line_item: 'lin_lamp', quantity }]);

describe('a carrier', () => {
	it('can stop what is on its way, and neither more nor what arrived', () => {
		expect(stop(3)).toMatchObject({ ok: true });
		expect(stop(4)).toMatchObject({ ok: false, code: 'parcel.nothing_to_stop', facts: { available: 3 } });
	});

	it('is not asked twice for the same units, but again once it said no', () => {
		expect(stop(2, asked('asked', 2))).toMatchObject({ ok: false, facts: { available: 1 } });
		expect(stop(1, asked('asked', 2))).toMatchObject({ ok: true });
		expect(stop(3, asked('failed', 3), asked('called_off', 3))).toMatchObject({ ok: true });
	});

	it('is asked about something, and something of this order', () => {
		expect(mayStop([line], [], [])).toMatchObject({ code: 'cancellation.nothing_selected' });
		expect(mayStop([line], [], [{ line_item: 'lin_other', quantity: 1 }])).toMatchObject({
			code: 'parcel.nothing_to_stop'
		});
	});
});

it('offers no line of which nothing is left to stop', () =>
	expect(stoppableIn([line], [asked('asked', 3)])).toEqual([]));
