import { describe, expect, it } from 'vitest';
import { HOUR, later } from '$lib/core/time';
import { LINK_KIND_NAMES, LINK_KINDS, linkPath } from '$lib/modules/accounts/links/kinds';
import { judgeLink, type AccountLink } from '$lib/modules/accounts/links/link';

const now = new Date('2026-03-02T10:00:00Z');
const link: AccountLink = {
	id: 'lnk_1',
	tokenHash: 'x',
	kind: 'sign_in',
	subject: 'shp_1',
	email: 'ada@example.com',
	facts: {},
	expiresAt: later(now, HOUR),
	usedAt: null,
	revokedAt: null
};
const code = (over: Partial<AccountLink> | undefined) => {
	const verdict = judgeLink(over && { ...link, ...over }, ['sign_in', 'open_order'], now);
	return verdict.ok ? 'fine' : verdict.code;
};

describe('a link', () => {
	it.each([
		['is fine while it lasts', {}, 'fine'],
		['is unknown when there is none', undefined, 'link.unknown'],
		['is unknown where it does not belong', { kind: 'reset_password' as const }, 'link.unknown'],
		['is expired at its last moment', { expiresAt: now }, 'link.expired'],
		['is expired once a newer one took its place', { revokedAt: now }, 'link.expired'],
		['is used once', { usedAt: now }, 'link.used'],
		['says it was used rather than that it is old', { usedAt: now, expiresAt: now }, 'link.used'],
		['to an order opens it again and again', { kind: 'open_order' as const, usedAt: now }, 'fine']
	])('%s', (_, over, answer) => {
		expect(code(over)).toBe(answer);
	});
});

/** They show one payment or one order to make, and nothing of an account. */
const NO_WAY_IN = ['pay', 'order_again'];

it.each(LINK_KIND_NAMES)('%s lasts at most a week, and an hour where it replaces a password', (kind) => {
	const { lasts } = LINK_KINDS[kind];
	expect(lasts).toBeLessThanOrEqual((NO_WAY_IN.includes(kind) ? 30 : 7) * 24 * HOUR);
	if (kind === 'sign_in' || kind === 'reset_password' || kind === 'reset_staff_password')
		expect(lasts).toBeLessThanOrEqual(HOUR);
	expect(linkPath(kind, 'abc')).toMatch(/^\/[a-z/-]+\/abc$/);
});
