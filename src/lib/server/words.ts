import type { Facts, RefusalCode } from '$lib/core/refusal';
import { m } from '$lib/paraglide/messages';
import { getLocale, type Locale } from '$lib/paraglide/runtime';

const WORDS: Readonly<Record<string, unknown>> = m;

/** The name of a refusal's words in messages/. */
export const refusalKey = (code: RefusalCode) => `refusal_${code.replaceAll('.', '_')}`;

/** What we say to whoever is refused. A test sees to it that every code has its words. */
export function refusalText(code: RefusalCode, facts: Facts = {}, locale: Locale = getLocale()): string {
	const say = WORDS[refusalKey(code)];
	const by = m.refusal_somebody_else({}, { locale });
	const what = m.event_another_step({}, { locale });
	return typeof say === 'function' ? String(say({ by, what, ...facts }, { locale })) : code;
}
