/** What a browser says of itself, in the names people know; `null` where it says nothing we know. */
export type Browser = { readonly browser: string | null; readonly system: string | null };

// The first that fits counts: most call themselves Chrome or Safari as well.
// prettier-ignore
const BROWSERS = [
	[/KAKAOTALK/i, 'KakaoTalk'], [/NAVER\(/i, 'NAVER'], [/Whale\//, 'Whale'], [/SamsungBrowser\//, 'Samsung Internet'],
	[/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'], [/Version\/[\d.]+ .*Safari\//, 'Safari']
] as const;

// prettier-ignore
const SYSTEMS = [
	[/iPad/, 'iPadOS'], [/iPhone|iPod/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/CrOS/, 'ChromeOS'],
	[/Mac OS X|Macintosh/, 'macOS'], [/Linux/, 'Linux']
] as const;

/** The browser and system that a User-Agent header names. */
export const browserOf = (userAgent: string): Browser => ({
	browser: nameIn(BROWSERS, userAgent),
	system: nameIn(SYSTEMS, userAgent)
});

const nameIn = (table: readonly (readonly [RegExp, string])[], text: string): string | null =>
	table.find(([sign]) => sign.test(text))?.[1] ?? null;
