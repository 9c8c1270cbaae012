import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';
import { browserOf } from './browser';

/** A browser as people call it: `Firefox on Windows`. */
export function browserWords(userAgent: string, locale?: Locale): string {
	const { browser, system } = browserOf(userAgent);
	const options = locale ? { locale } : {};
	if (browser && system) return m.door_browser_on({ browser, system }, options);
	return browser ?? system ?? m.door_browser_unknown({}, options);
}
