import { expect, it } from 'vitest';
import { DEFAULT_POLICY, policyPatch, policySchema } from '$lib/modules/settings/policy';
import { isShopsFault, REASON_ROWS, REASONS, SHOPPER_REASONS } from '$lib/modules/settings/reasons';

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
	{ window_hours: 0 }
])('refuses %j', (change) => expect(policyPatch.safeParse(change).success).toBe(false));

it('lets shoppers pick only what is not the shop’s fault', () => {
	expect(SHOPPER_REASONS).toEqual(['changed_mind', 'ordered_by_mistake', 'found_cheaper', 'needed_sooner', 'other']);
	expect(SHOPPER_REASONS.some(isShopsFault)).toBe(false);
	expect([...REASONS].toSorted()).toEqual(Object.keys(REASON_ROWS).toSorted());
});
