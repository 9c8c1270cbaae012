import { describe, expect, it } from 'vitest';
import { NAMES } from '../../../../src/lib/modules/notifications/names';
import { CAUSES } from '../../../../src/lib/modules/notifications/payload';
import { sampleLetter } from '../../../../src/lib/modules/notifications/registry/preview';
import { renderHtml } from '../../../../src/lib/modules/notifications/render/html';
import { renderText } from '../../../../src/lib/modules/notifications/render/text';
import { shopSchema } from '../../../../src/lib/modules/settings/shop';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';

const shop = shopSchema.parse({});
const now = new Date('2026-03-02T10:00:00Z');

const TERMS = { en: m.mail_terms({}, { locale: 'en' }), ko: m.mail_terms({}, { locale: 'ko' }) };

/** Messages that say it otherwise where it was not asked of the shop. */
const CAUSED = [
	...CAUSES.flatMap((cause) => [['accepted', cause] as const, ['canceled', cause] as const]),
	...(['refund-sent', 'route-asked', 'undone', 'new-link', 'message-from-shop'] as const).map(
		(name) => [name, 'withdrawal'] as const
	)
];

describe.each(locales)('in %s', (locale) => {
	it.each(NAMES)('%s reads as it did', (name) => {
		const letter = sampleLetter({ name, locale, shop, now, origin: 'https://shop.example' });
		expect(`${letter.subject}\n\n${renderText(letter)}`).toMatchSnapshot();
	});

	it.each(CAUSED)('%s, by %s, reads as it did', (name, cause) => {
		const letter = sampleLetter({ name, locale, shop, now, origin: 'https://shop.example', cause });
		expect(`${letter.subject}\n\n${renderText(letter)}`).toMatchSnapshot();
	});

	it.each(CAUSED.filter(([, cause]) => cause === 'withdrawal'))('%s calls a %s nothing else', (name, cause) => {
		const letter = sampleLetter({ name, locale, shop, now, origin: 'https://shop.example', cause });
		// The terms are about all there is; everything else is about the withdrawal.
		const words = `${letter.subject}\n${renderText(letter)}`.replaceAll(TERMS[locale], '');
		expect(words).not.toMatch(/cancel|취소/i);
	});

	it.each(CAUSED.filter(([, cause]) => cause !== 'shop'))(
		'%s, by %s, is not said to be the shop’s doing',
		(name, cause) => {
			const letter = sampleLetter({ name, locale, shop, now, origin: 'https://shop.example', cause });
			expect(`${letter.subject}\n${renderText(letter)}`).not.toMatch(/we had to|we can’t send|보내 드릴 수 없어/i);
		}
	);
});

it('looks as it did', () => {
	const letter = sampleLetter({ name: 'canceled', locale: 'en', shop, now, origin: 'https://shop.example' });
	expect(renderHtml(letter, 'en')).toMatchSnapshot();
});
