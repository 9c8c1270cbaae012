import { m } from '$lib/paraglide/messages';

/** What the foot of every page says. The server says it, so that first visits stay light. */
export const sharedWords = () => ({
	language: m.frame_language(),
	theme: m.frame_theme(),
	themes: { system: m.frame_theme_system(), light: m.frame_theme_light(), dark: m.frame_theme_dark() },
	help: m.frame_help(),
	email: m.frame_help_email(),
	phone: m.frame_help_phone(),
	hours: m.frame_help_hours()
});
export type SharedWords = ReturnType<typeof sharedWords>;
