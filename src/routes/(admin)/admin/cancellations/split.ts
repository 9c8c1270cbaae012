import type { Cookies } from '@sveltejs/kit';

const COOKIE = 'queue_split';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Whether this browser shows the queue and a case beside each other. */
export const isSplit = (cookies: Cookies): boolean => cookies.get(COOKIE) === 'on';

export const keepSplit = (cookies: Cookies, on: boolean) =>
	cookies.set(COOKIE, on ? 'on' : 'off', { path: '/admin', maxAge: YEAR_SECONDS, sameSite: 'lax', secure: false });
