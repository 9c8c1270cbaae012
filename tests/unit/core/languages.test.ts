import { expect, it } from 'vitest';
import { EVERY_LANGUAGE, everyLanguage, localeFor, type Languages } from '$lib/core/languages';

const ENGLISH: Languages = { offered: ['en'], default: 'en' };
const KOREAN: Languages = { offered: ['ko'], default: 'ko' };
const RATHER_KOREAN: Languages = { offered: ['en', 'ko'], default: 'ko' };

it.each([
	[EVERY_LANGUAGE, ['ko', 'en'], 'ko'],
	[EVERY_LANGUAGE, [null, 'ko-KR'], 'ko'],
	[EVERY_LANGUAGE, [undefined, 'de'], 'en'],
	[EVERY_LANGUAGE, ['fr', 'ko'], 'ko'],
	[EVERY_LANGUAGE, [], 'en'],
	[RATHER_KOREAN, ['en-GB', 'ko'], 'en'],
	[RATHER_KOREAN, ['de', null], 'ko'],
	[ENGLISH, ['ko', 'ko-KR'], 'en'],
	[KOREAN, ['en', 'de'], 'ko'],
	[KOREAN, [], 'ko']
])('of %j, whoever wants %j gets %s', (languages, wishes, locale) => {
	expect(localeFor(languages, ...wishes)).toBe(locale);
});

it('is all that is spoken for whoever works with the shop, and the shop’s own where they chose none', () => {
	expect(localeFor(everyLanguage(KOREAN), 'en')).toBe('en');
	expect(localeFor(everyLanguage(KOREAN), null)).toBe('ko');
});
