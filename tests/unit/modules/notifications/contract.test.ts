import { describe, expect, it } from 'vitest';
import { MESSAGES } from '../../../../src/lib/modules/notifications/messages';
import { NAMES } from '../../../../src/lib/modules/notifications/names';
import { REGISTRY } from '../../../../src/lib/modules/notifications/registry/registry.data';
import { renderHtml } from '../../../../src/lib/modules/notifications/render/html';
import { renderText } from '../../../../src/lib/modules/notifications/render/text';
import { shopSchema } from '../../../../src/lib/modules/settings/shop';
import { locales } from '$lib/paraglide/runtime';
import { GUIDE, HOSTILE, SAMPLES } from './samples';

const shop = shopSchema.parse({});
const href = 'https://shop.example/track/abc?a=1&b=2';
const follow = { href, until: new Date('2026-05-31T09:00:00Z') };
const all = NAMES.flatMap((name) => locales.map((locale) => [name, locale] as const));

/** Mails that say all there is: their readers have no page of ours, or need none any more. */
const SAY_ALL: readonly string[] = [
	'supplier-go-on',
	'email-taken',
	'account-closed',
	'team-changed',
	'withdrawal-received',
	'parcel-not-stopped',
	'return-news'
];

describe.each(all)('%s in %s', (name, locale) => {
	const letter = MESSAGES[name].compose(SAMPLES[name], { locale, shop, follow });
	const html = renderHtml(letter, locale);
	const text = renderText(letter);

	it('has a subject of one line', () => {
		expect(letter.subject).toMatch(/^\S.*\S$/);
		expect(letter.subject.length).toBeLessThan(200);
	});

	it('leaves nothing open', () => {
		for (const part of [letter.subject, html.replace(/<style>.*?<\/style>/s, ''), text]) {
			expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid|[{}]/);
		}
	});

	it('lets nobody run anything', () => {
		expect(html).not.toContain('<script');
		expect(html).not.toContain(HOSTILE);
		expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Co&#39;');
		expect(text).toContain(HOSTILE);
	});

	it('says how to reach the shop, to who does not work there', () => {
		const says = REGISTRY[name].to !== 'staff' || name === 'join-team';
		for (const part of [html, text]) for (const way of [shop.email, shop.phone]) expect(part.includes(way)).toBe(says);
	});

	it('leads to what it is about, unless there is nothing for its reader to open', () => {
		const leads = !SAY_ALL.includes(name);
		expect(html.includes('href="https://shop.example/track/abc?a=1&amp;b=2"')).toBe(leads);
		expect(text.includes(href)).toBe(leads);
	});

	it('speaks its language', () => {
		expect(/[가-힣]/.test(letter.subject + text)).toBe(locale === 'ko');
		expect(html).toContain(`<html lang="${locale}">`);
	});

	it('does without a link', () => {
		const without = renderText(MESSAGES[name].compose(SAMPLES[name], { locale, shop }));
		expect(without.replaceAll(GUIDE.link, '')).not.toContain('http'); // the shop's own page is not ours
	});

	it('takes no other payload', () => {
		expect(() => MESSAGES[name].compose({}, { locale, shop })).toThrow();
	});
});

it('says the same in HTML and text', () => {
	const letter = MESSAGES.canceled.compose(SAMPLES.canceled, { locale: 'en', shop, follow });
	const words = renderText(letter);
	for (const part of ['₩55,000', 'Refund in total', '₩54,000', '-₩500', 'March 9, 2026', 'Already yours again']) {
		expect(words).toContain(part);
		expect(renderHtml(letter, 'en')).toContain(part);
	}
});

it('keeps a second header line out of the subject', () => {
	const order = '1\r\nBcc: all@example.com';
	const { subject } = MESSAGES.withdrawn.compose({ ...SAMPLES.withdrawn, order }, { locale: 'en', shop });
	expect(subject).not.toMatch(/[\r\n]/);
});
