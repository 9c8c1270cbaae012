import { baseLocale, locales, type Locale } from '$lib/paraglide/runtime';

/** Which languages somebody may read us in, and which one they get where they want none of these. */
export type Languages = { readonly offered: readonly Locale[]; readonly default: Locale };

export const EVERY_LANGUAGE: Languages = { offered: locales, default: baseLocale };

/** For those who work with the shop rather than buy there: all we speak, and the shop's own where they chose none. */
export const everyLanguage = (languages: Languages): Languages => ({ ...languages, offered: locales });

/** The first of these wishes that is offered (`ko-KR` is `ko`), or else the default. */
export function localeFor(languages: Languages, ...wishes: readonly (string | null | undefined)[]): Locale {
	const offeredAs = (wish: (typeof wishes)[number]) => languages.offered.find((one) => one === wish?.split('-')[0]);
	return wishes.map(offeredAs).find((one) => one !== undefined) ?? languages.default;
}

/** Each in its own words, so that whoever can't read this page finds the way out. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', ko: '한국어' };
