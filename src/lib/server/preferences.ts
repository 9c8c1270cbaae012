import type { Cookies } from '@sveltejs/kit';
import { cookieName, isLocale, type Locale } from '$lib/paraglide/runtime';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

const THEME_COOKIE = 'theme';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The colors this browser was set to. */
export const themeOf = (cookies: Cookies): Theme =>
	THEMES.find((theme) => theme === cookies.get(THEME_COOKIE)) ?? 'system';

export const keepTheme = (cookies: Cookies, theme: Theme) => keep(cookies, THEME_COOKIE, theme);
export const keepLocale = (cookies: Cookies, locale: Locale) => keep(cookies, cookieName, locale);

/** The request as paraglide should see it: the account's language counts before the cookie, the cookie before the browser. */
export function speaking(request: Request, cookies: Cookies, ofAccount: string | null | undefined): Request {
	const headers = new Headers();
	const accepted = request.headers.get('accept-language');
	const chosen = isLocale(ofAccount) ? ofAccount : cookies.get(cookieName);
	if (accepted) headers.set('accept-language', accepted);
	if (isLocale(chosen)) headers.set('cookie', `${cookieName}=${chosen}`);
	return new Request(request.url, { headers });
}

const keep = (cookies: Cookies, name: string, value: string) =>
	cookies.set(name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', secure: false });
