import { expect, it } from 'vitest';
import { reach } from '../../../../src/lib/modules/notifications/phrases';
import { shopSchema } from '../../../../src/lib/modules/settings/shop';

const said = (over: object, locale: 'en' | 'ko' = 'en') =>
	reach({ locale, shop: shopSchema.parse(over) })
		.map((block) => ('text' in block ? block.text : ''))
		.join(' ');

it('names the ways to reach the shop that it has', () => {
	expect(said({ chat: 'https://chat.example' })).toMatch(/help@example\.com.*\+82 2-555-0100 \(.*chat\.example/);
	expect(said({ hours: '' })).toContain('call +82 2-555-0100. A');
	expect(said({ phone: '' })).not.toContain('call');
	expect(said({})).not.toContain('chat');
});

it('says the hours in the language of who reads them', () => {
	const hours = { hours: 'Mon–Fri 9–6', hours_ko: '평일 9시~6시' };
	expect([said(hours), said(hours, 'ko')]).toEqual([
		expect.stringContaining('Mon–Fri'),
		expect.stringContaining('평일')
	]);
	expect(said({ hours: 'Mon–Fri 9–6' }, 'ko')).toContain('Mon–Fri 9–6');
});

it('leads to the terms the shop cancels by, where that is known', () => {
	const link = (origin?: string) =>
		reach({ locale: 'en', shop: shopSchema.parse({}), ...(origin === undefined ? {} : { origin }) }).filter(
			({ kind }) => kind === 'link'
		);
	expect(link('https://shop.example')).toEqual([
		{ kind: 'link', label: 'How cancellations and refunds work here', href: 'https://shop.example/policy' }
	]);
	expect(link()).toEqual([]);
});
