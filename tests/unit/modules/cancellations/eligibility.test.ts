import { describe, expect, it } from 'vitest';
import {
	maySelect,
	type AskedItem,
	type EligibilityFacts,
	type LineAsked
} from '$lib/modules/cancellations/eligibility';
import { newUnits, NO_UNITS, type Units } from '$lib/modules/orders/units';
import { DEFAULT_POLICY, type Policy } from '$lib/modules/settings/policy';

const line = (id: string, units: Units, given: Partial<LineAsked> = {}): LineAsked => ({
	id,
	sku: id.toUpperCase(),
	units,
	personalized: false,
	inProduction: false,
	stage: 'received' as const,
	unusedCards: null,
	...given
});
const placedAt = new Date('2026-02-01T00:00:00Z');

type Given = Partial<Omit<EligibilityFacts, 'policy'>> & { policy?: Partial<Policy> };
const facts = ({ policy, ...given }: Given = {}): EligibilityFacts => ({
	asker: 'customer',
	order: { state: 'open', placedAt, tenders: ['card'] },
	lines: [line('lin_1', newUnits(3)), line('lin_2', newUnits(1))],
	now: new Date('2026-02-02T00:00:00Z'),
	...given,
	policy: { ...DEFAULT_POLICY, ...policy }
});
const item = (quantity = 1, lineItemId = 'lin_1', reason: AskedItem['reason'] = 'changed_mind') => ({
	lineItemId,
	quantity,
	reason
});
const ask = (given: Given, items: readonly AskedItem[] = [item()]) => maySelect(facts(given), items);
const one = (units: Partial<Units>, given: Partial<LineAsked> = {}) => [
	line('lin_1', { ...NO_UNITS, ...units }, given)
];

it('lets a shopper cancel open units', () => expect(ask({}, [item(3), item(1, 'lin_2')]).ok).toBe(true));

it.each([
	['nothing', [], 'cancellation.nothing_selected', undefined],
	['zero of something', [item(0)], 'cancellation.nothing_selected', undefined],
	['too many', [item(4)], 'cancellation.too_many_units', 'fewer'],
	['a stranger’s line', [item(1, 'lin_9')], 'cancellation.line_unknown', null],
	['a line twice', [item(2), item(2)], 'cancellation.too_many_units', 'fewer'],
	['no reason', [item(1, 'lin_1', null)], 'cancellation.reason_required', null]
] as const)('refuses %s', (_, items, code, instead) => {
	const verdict = ask({}, items);
	expect(verdict).toMatchObject({ ok: false, code });
	if (instead !== undefined) expect(verdict).toMatchObject({ facts: { instead } });
});

it.each([
	[{ open: 1, shipped: 2 }, 'cancellation.already_shipped', 'return'],
	[{ open: 1, delivered: 2 }, 'cancellation.already_shipped', 'return'],
	[{ open: 1, fulfilling: 2 }, 'cancellation.in_fulfillment', 'revert_fulfillment'],
	[{ open: 1, fulfilling: 1, shipped: 1 }, 'cancellation.in_fulfillment', 'revert_fulfillment'],
	[{ open: 1, held: 2 }, 'cancellation.too_many_units', 'fewer'],
	[{ shipped: 3 }, 'cancellation.already_shipped', 'return'],
	[{ fulfilling: 3 }, 'cancellation.in_fulfillment', 'revert_fulfillment'],
	[{ canceled: 3 }, 'cancellation.order_fully_handled', null]
] as const)('refuses 3 of %j', (units, code, instead) =>
	expect(ask({ lines: one(units) }, [item(3)])).toMatchObject({ ok: false, code, facts: { instead } })
);

describe('what binds shoppers only', () => {
	it.each([
		[{ direct_requests: false }, 'cancellation.direct_requests_off'],
		[{ window_hours: 23 }, 'cancellation.window_closed'],
		[{ excluded_products: ['LIN_1'] }, 'cancellation.excluded'],
		[{ excluded_tenders: ['card'] }, 'cancellation.excluded']
	] satisfies [Partial<Policy>, string][])('%j', (policy, code) => {
		expect(ask({ policy })).toMatchObject({ ok: false, code });
		expect(ask({ policy, asker: 'staff' }).ok).toBe(true);
	});

	it('counts the window to the millisecond', () => expect(ask({ policy: { window_hours: 24 } }).ok).toBe(true));

	it('may spare them the reason', () => {
		const items = [item(1, 'lin_1', null)];
		expect(ask({ policy: { reason_required: false } }, items).ok).toBe(true);
		expect(ask({ policy: { reason_required: false }, asker: 'staff' }, items).ok).toBe(false);
	});

	it('is our fault where a supplier can’t deliver, whatever the shop calls its own', () => {
		const given = (reason: AskedItem['reason']) =>
			ask({ asker: 'supplier', policy: { reasons: [] } }, [item(1, 'lin_1', reason)]);
		expect(given('sold_out').ok).toBe(true);
		expect(given('changed_mind')).toMatchObject({ code: 'cancellation.reason_not_offered' });
		expect(given(null)).toMatchObject({ code: 'cancellation.reason_required' });
	});
});

it('refuses a change of mind about what is made for the shopper, not the shop’s fault', () => {
	const lines = one({ open: 1 }, { personalized: true, inProduction: true });
	expect(ask({ lines })).toMatchObject({ ok: false, code: 'cancellation.personalized' });
	expect(ask({ lines, asker: 'staff' }, [item(1, 'lin_1', 'defective')]).ok).toBe(true);
	expect(ask({ lines, policy: { personalized: 'allow' } }).ok).toBe(true);
	expect(ask({ lines: one({ open: 1 }, { personalized: true }) }).ok).toBe(true);
});

it('cancels an unpaid order whole only, without a reason', () => {
	const order = { state: 'awaiting_payment', placedAt, tenders: ['card'] } as const;
	expect(ask({ order })).toMatchObject({
		code: 'cancellation.whole_order_only',
		facts: { instead: 'cancel_everything' }
	});
	expect(ask({ order }, [item(3, 'lin_1', null), item(1, 'lin_2', null)]).ok).toBe(true);
});
