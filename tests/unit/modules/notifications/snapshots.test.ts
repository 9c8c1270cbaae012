import { describe, expect, it } from 'vitest';
import { NAMES } from '../../../../src/lib/modules/notifications/names';
import { sampleLetter } from '../../../../src/lib/modules/notifications/registry/preview';
import { renderHtml } from '../../../../src/lib/modules/notifications/render/html';
import { renderText } from '../../../../src/lib/modules/notifications/render/text';
import { shopSchema } from '../../../../src/lib/modules/settings/shop';
import { locales } from '$lib/paraglide/runtime';

const shop = shopSchema.parse({});
const now = new Date('2026-03-02T10:00:00Z');

describe.each(locales)('in %s', (locale) => {
	it.each(NAMES)('%s reads as it did', (name) => {
		const letter = sampleLetter({ name, locale, shop, now, origin: 'https://shop.example' });
		expect(`${letter.subject}\n\n${renderText(letter)}`).toMatchSnapshot();
	});
});

it('looks as it did', () => {
	const letter = sampleLetter({ name: 'canceled', locale: 'en', shop, now, origin: 'https://shop.example' });
	expect(renderHtml(letter, 'en')).toMatchSnapshot();
});
