import { LANGUAGE_NAMES, type Languages } from '$lib/core/languages';
import { m } from '$lib/paraglide/messages';
import { listWords } from './fee-words';

/** What shoppers are offered, and what they read who want something else. */
export function languagesWord({ offered, default: otherwise }: Languages, locale: string): string {
	const names = offered.map((one) => LANGUAGE_NAMES[one]);
	if (names.length < 2) return m.languages_only({ language: LANGUAGE_NAMES[otherwise] });
	return m.languages_offered({
		languages: listWords(names, locale, 'conjunction'),
		language: LANGUAGE_NAMES[otherwise]
	});
}
