import { expect, it } from 'vitest';
import { REFUSALS } from '$lib/core/refusal';
import { refusalText } from '$lib/server/words';
import en from '../../../messages/en.json';
import ko from '../../../messages/ko.json';
import { m } from '$lib/paraglide/messages';

const keys = Object.keys(REFUSALS).map((code) => `refusal_${code.replaceAll('.', '_')}`);

it('has words for every refusal, in both languages', () => {
	expect(keys.filter((key) => !(key in en))).toEqual([]);
	expect(keys.filter((key) => !(key in ko))).toEqual([]);
});

it('has no words for refusals that are gone', () => {
	const known = new Set([...keys, 'refusal_somebody_else']);
	expect(Object.keys(en).filter((key) => key.startsWith('refusal_') && !known.has(key))).toEqual([]);
});

it('names who came before, or somebody', () => {
	expect(refusalText('cancellation.changed', { by: 'Mina' }, 'en')).toContain('changed by Mina');
	expect(refusalText('cancellation.changed', {}, 'ko')).toContain('다른 사람');
});

it.each([
	[1, '1 case', '1건'],
	[2, '2 cases', '2건'],
	['1,204', '1,204 cases', '1,204건']
])('counts %s as English and Korean do', (count, english, korean) => {
	expect(m.bulk_cases({ count }, { locale: 'en' })).toBe(english);
	expect(m.bulk_cases({ count }, { locale: 'ko' })).toBe(korean);
});
