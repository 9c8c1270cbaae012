import { expect, it } from 'vitest';
import { browserOf } from '$lib/modules/accounts/browser';
import { browserWords } from '$lib/modules/accounts/browser-words';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
	['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox', 'Windows'],
	[`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/140.0 Safari/537.36 Edg/140.0`, 'Edge', 'Windows'],
	[`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/140.0 Safari/537.36`, 'Chrome', 'Linux'],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/18.0 Safari/605', 'Safari', 'macOS'],
	['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 CriOS/140 Safari/604', 'Chrome', 'iOS'],
	[
		`Mozilla/5.0 (Linux; Android 15) ${WEBKIT} SamsungBrowser/28.0 Chrome/130 Safari/537`,
		'Samsung Internet',
		'Android'
	],
	['Mozilla/5.0 (Linux; Android 15) KAKAOTALK 11.0 Chrome/130', 'KakaoTalk', 'Android'],
	['curl/8.9', null, null],
	['', null, null]
])('%s', (userAgent, browser, system) => {
	expect(browserOf(userAgent)).toEqual({ browser, system });
});

it('is called as people call it', () => {
	expect(browserWords('Firefox/143.0 (Windows)', 'en')).toBe('Firefox on Windows');
	expect(browserWords('Firefox/143.0 (Windows)', 'ko')).toBe('Windows의 Firefox');
	expect(browserWords('', 'en')).toBe('A browser we don’t know');
});
