import { expect, it } from 'vitest';
import { EVERY_LANGUAGE, type Languages } from '$lib/core/languages';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { speaking, themeOf } from '$lib/server/preferences';
import { fakeCookies } from '../../support/cookies';

type Wishes = { readonly browser: string; readonly cookie?: string; readonly account?: string };

async function spoken({ browser, cookie, account }: Wishes, languages = EVERY_LANGUAGE): Promise<string> {
	const { cookies } = fakeCookies(cookie ? { PARAGLIDE_LOCALE: cookie } : {});
	const request = new Request('http://localhost/', { headers: { 'accept-language': browser } });
	const asked = speaking(languages, { request, cookies, account });
	return (await paraglideMiddleware(asked, ({ locale }) => new Response(locale))).text();
}

it('speaks the language of the account, then of the cookie, then of the browser', async () => {
	expect(await spoken({ browser: 'en', cookie: 'en', account: 'ko' })).toBe('ko');
	expect(await spoken({ browser: 'en', cookie: 'ko' })).toBe('ko');
	expect(await spoken({ browser: 'ko-KR,ko;q=0.9' })).toBe('ko');
	expect(await spoken({ browser: 'fr', account: 'tlh' })).toBe('en');
});

it('speaks none that is not offered, and the default to whoever wants another', async () => {
	const english: Languages = { offered: ['en'], default: 'en' };
	expect(await spoken({ browser: 'ko-KR', cookie: 'ko', account: 'ko' }, english)).toBe('en');
	const ratherKorean: Languages = { offered: ['en', 'ko'], default: 'ko' };
	expect(await spoken({ browser: 'fr' }, ratherKorean)).toBe('ko');
	expect(await spoken({ browser: 'en-GB,en;q=0.9' }, ratherKorean)).toBe('en');
});

it('shows the colors this browser was set to, else those of the system', () => {
	expect(themeOf(fakeCookies({ theme: 'dark' }).cookies)).toBe('dark');
	expect(themeOf(fakeCookies({ theme: 'pink' }).cookies)).toBe('system');
});
