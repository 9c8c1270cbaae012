import { describe, expect, it } from 'vitest';
import { reasonsFor } from '$lib/modules/settings/own-reasons';
import { DEFAULT_POLICY, policyPatch, policySchema } from '$lib/modules/settings/policy';
import {
	isShopsFault,
	REASON_ROWS,
	REASONS,
	reasonsOn,
	SHOPPER_REASONS,
	shopperReasons,
	type Reason,
	type ReasonRow
} from '$lib/modules/settings/reasons';

it('has valid defaults', () => expect(policySchema.parse(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY));

it('changes only the keys that are named', () => {
	expect(policyPatch.parse({ grace_minutes: 0 })).toEqual({ grace_minutes: 0 });
	expect(policyPatch.parse({})).toEqual({});
	expect(policyPatch.parse({ fee: { percent: 2.5 } })).toEqual({ fee: { percent: 2.5 } });
});

it.each([
	{ grace: 1 },
	{ partial: 'half' },
	{ fee: { percent: 101 } },
	{ fee: { percent: 0.001 } },
	{ window_hours: 0 },
	{ languages: { offered: [], default: 'en' } },
	{ languages: { offered: ['en'], default: 'ko' } },
	{ languages: { offered: ['en', 'en'], default: 'en' } },
	{ languages: { offered: ['en', 'de'], default: 'en' } },
	{ languages: { offered: ['en'] } }
])('refuses %j', (change) => expect(policyPatch.safeParse(change).success).toBe(false));

it('lets shoppers pick only what is not the shop’s fault', () => {
	expect(SHOPPER_REASONS).toEqual(['changed_mind', 'ordered_by_mistake', 'found_cheaper', 'needed_sooner', 'other']);
	expect(SHOPPER_REASONS.some((reason) => isShopsFault(DEFAULT_POLICY, reason))).toBe(false);
	expect([...REASONS].toSorted()).toEqual(Object.keys(REASON_ROWS).toSorted());
});

describe('reasons', () => {
	const as = (change: Partial<ReasonRow>, code: Reason = 'other') =>
		DEFAULT_POLICY.reasons.map((row) => (row.code === code ? { ...row, ...change } : row));

	it('are at the fault of whom the shop says', () => {
		expect(isShopsFault({ reasons: as({ shops_fault: true }) }, 'other')).toBe(true);
		expect(isShopsFault({ reasons: as({ shops_fault: false }, 'delay') }, 'delay')).toBe(false);
		expect(isShopsFault(DEFAULT_POLICY, null)).toBe(false);
	});

	it('are offered in the shop’s order, as far as they are used', () => {
		const reasons = as({ on: false }).toReversed();
		expect(shopperReasons({ ...DEFAULT_POLICY, reasons })).toEqual([
			'needed_sooner',
			'found_cheaper',
			'ordered_by_mistake',
			'changed_mind'
		]);
		expect(reasonsOn({ reasons })).not.toContain('other');
	});

	it('are each there once', () => {
		expect(policyPatch.safeParse({ reasons: as({ en: 'None of these' }) }).success).toBe(true);
		expect(policyPatch.safeParse({ reasons: as({ code: 'delay' }) }).success).toBe(false);
		expect(policyPatch.safeParse({ reasons: [] }).success).toBe(false);
	});

	it('come with a page only where they are not as usual, in its language', () => {
		expect(reasonsFor(DEFAULT_POLICY.reasons, 'en')).toBeNull();
		expect(reasonsFor(as({ ko: '기타 사유' }), 'en')).toBeNull();
		expect(reasonsFor(as({ ko: '기타 사유' }), 'ko')).toEqual(as({ ko: '기타 사유' }));
	});
});
