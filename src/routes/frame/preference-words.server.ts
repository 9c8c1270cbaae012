import { LANGUAGE_NAMES, type Languages } from '$lib/core/languages';
import { m } from '$lib/paraglide/messages';

/** What the choice of language and theme at the foot of every page says. The server says it, so that first visits stay light. */
export const preferenceWords = ({ offered }: Languages) => ({
	language: m.frame_language(),
	/** What may be chosen here; a page with one language has no choice. */
	languages: offered.map((locale) => ({ locale, name: LANGUAGE_NAMES[locale] })),
	theme: m.frame_theme(),
	themes: { system: m.frame_theme_system(), light: m.frame_theme_light(), dark: m.frame_theme_dark() }
});
export type PreferenceWords = ReturnType<typeof preferenceWords>;
