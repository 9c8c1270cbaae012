import { expect, it } from 'vitest';
import type { Languages } from '$lib/core/languages';
import { languagesAt } from '$lib/wiring/languages-at';

const ENGLISH: Languages = { offered: ['en'], default: 'en' };

it.each([
	'/',
	'/account',
	'/sign-in',
	'/policy',
	'/track/a',
	'/withdraw',
	'/pay/a',
	'/order/a',
	'/administration',
	'/nowhere'
])('offers shoppers at %s what the shop offers', (path) => expect(languagesAt(path, ENGLISH)).toEqual(ENGLISH));

it.each([
	'/admin',
	'/admin/sign-in',
	'/partner/orders',
	'/supplier/a',
	'/unsubscribe/a',
	'/dev/mail',
	'/api/v1/orders'
])('leaves whoever is at %s their own choice', (path) =>
	expect(languagesAt(path, ENGLISH)).toEqual({ offered: ['en', 'ko'], default: 'en' })
);
