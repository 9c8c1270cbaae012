import { baseLocale, isLocale, type Locale } from '$lib/paraglide/runtime';

/** The language we write in: the first of these we speak (`ko-KR` is `ko`). */
export const localeFor = (...wishes: readonly (string | null)[]): Locale =>
	wishes.map((wish) => wish?.split('-')[0]).find((wish): wish is Locale => isLocale(wish)) ?? baseLocale;

/** Addresses that can't be anybody's (RFC 2606): imported customers have them. Nothing is ever sent there. */
export const isNobody = (address: string) => /@(?:.+\.)?invalid$/i.test(address.trim());
