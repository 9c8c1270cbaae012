import type { Cookies } from '@sveltejs/kit';
import { localeFor, type Languages } from '$lib/core/languages';
import { cookieName, extractLocaleFromHeader, type Locale } from '$lib/paraglide/runtime';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** The ground of each, as `--bg` in the tokens has it: browsers paint it before the styles are there, and around the page. */
export const GROUNDS = { light: '#f6f7f9', dark: '#0f1116' } as const;

/** What the page's head says of its colors. No script is needed, so nothing flashes. */
export const colorsOf = (theme: Theme): string =>
	theme === 'system'
		? meta('color-scheme', 'light dark') + ground('light', inScheme('light')) + ground('dark', inScheme('dark'))
		: meta('color-scheme', theme) + ground(theme);

const meta = (name: string, content: string, more = '') => `<meta name="${name}" content="${content}"${more} />`;
const ground = (scheme: 'light' | 'dark', more?: string) => meta('theme-color', GROUNDS[scheme], more);
const inScheme = (scheme: string) => ` media="(prefers-color-scheme: ${scheme})"`;

const THEME_COOKIE = 'theme';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The colors this browser was set to. */
export const themeOf = (cookies: Cookies): Theme =>
	THEMES.find((theme) => theme === cookies.get(THEME_COOKIE)) ?? 'system';

export const keepTheme = (cookies: Cookies, theme: Theme) => keep(cookies, THEME_COOKIE, theme);
export const keepLocale = (cookies: Cookies, locale: Locale) => keep(cookies, cookieName, locale);

type Reader = { readonly request: Request; readonly cookies: Cookies; readonly account: string | null | undefined };

/**
 * The request as paraglide should see it: of the languages offered here, the account's counts before the cookie, and the
 * cookie before the browser.
 */
export function speaking(languages: Languages, { request, cookies, account }: Reader): Request {
	const locale = localeFor(languages, account, cookies.get(cookieName), extractLocaleFromHeader(request));
	return new Request(request.url, { headers: { cookie: `${cookieName}=${locale}` } });
}

const keep = (cookies: Cookies, name: string, value: string) =>
	cookies.set(name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', secure: false });
