import { expect, it } from 'vitest';
import { offersFor } from '$lib/modules/settings/reasons';

const offers = [
	{ reason: 'needed_sooner', en: 'By express', ko: '빠른 배송' },
	{ reason: 'found_cheaper', en: 'We match it', ko: '' },
	{ reason: 'changed_mind', en: 'By express', ko: '빠른 배송' }
] as const;

it('says to each reason what the shop has to say, once and in the language it has', () => {
	expect(offersFor(offers, ['needed_sooner', 'changed_mind'], 'ko')).toEqual(['빠른 배송']);
	expect(offersFor(offers, ['found_cheaper', null], 'ko')).toEqual(['We match it']);
	expect(offersFor(offers, ['other', undefined], 'en')).toEqual([]);
});
