import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { GUARDS, guardOf } from '$lib/wiring/guards';

const routes = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
	.filter((file) => /(^|\/)\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file))
	.map((file) => (dirname(file) === '.' ? '/' : `/${dirname(file)}`));

it('has a guard for every route there is', () => {
	expect(routes.length).toBeGreaterThan(5);
	expect(routes.filter((route) => guardOf(route) === undefined)).toEqual([]);
});

it('looks through groups, and at whole names only', () => {
	expect(guardOf('/(admin)/admin/cancellations/[number]')?.guard).toBe('staff');
	expect(guardOf('/(account)/account')?.guard).toBe('shopper');
	expect(guardOf('/administration')).toBeUndefined();
});

it('lets everybody reach the sign-in pages, and nobody but staff what is behind them', () => {
	expect(guardOf('/(admin)/admin/sign-in')?.guard).toBe('anyone');
	expect(guardOf('/(admin)/admin')?.guard).toBe('staff');
	expect(guardOf('/(public)')?.guard).toBe('anyone');
});

it('keeps the demo and private addresses out of search engines', () => {
	const open = GUARDS.filter(({ hidden }) => !hidden).map(({ under }) => under);
	expect(open.filter((path) => /^\/(admin|account|track|dev|webhooks)/.test(path))).toEqual([]);
});
