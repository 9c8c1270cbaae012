import { expect, it } from 'vitest';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { speaking, themeOf } from '$lib/server/preferences';
import { fakeCookies } from '../../support/cookies';

async function spoken(browser: string, cookie: string | null, account: string | null): Promise<string> {
	const { cookies } = fakeCookies(cookie ? { PARAGLIDE_LOCALE: cookie } : {});
	const request = new Request('http://localhost/', { headers: { 'accept-language': browser } });
	const response = await paraglideMiddleware(speaking(request, cookies, account), ({ locale }) => new Response(locale));
	return response.text();
}

it('speaks the language of the account, then of the cookie, then of the browser', async () => {
	expect(await spoken('en', 'en', 'ko')).toBe('ko');
	expect(await spoken('en', 'ko', null)).toBe('ko');
	expect(await spoken('ko-KR,ko;q=0.9', null, null)).toBe('ko');
	expect(await spoken('fr', null, 'tlh')).toBe('en');
});

it('shows the colors this browser was set to, else those of the system', () => {
	expect(themeOf(fakeCookies({ theme: 'dark' }).cookies)).toBe('dark');
	expect(themeOf(fakeCookies({ theme: 'pink' }).cookies)).toBe('system');
});
