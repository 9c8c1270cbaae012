import { m } from '$lib/paraglide/messages';

/** What the choice of language and theme at the foot of every page says. The server says it, so that first visits stay light. */
export const preferenceWords = () => ({
	language: m.frame_language(),
	theme: m.frame_theme(),
	themes: { system: m.frame_theme_system(), light: m.frame_theme_light(), dark: m.frame_theme_dark() }
});
export type PreferenceWords = ReturnType<typeof preferenceWords>;
