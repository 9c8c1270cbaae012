import { expect, it } from 'vitest';
import { differenceOf, wasMade } from '$lib/modules/channels/difference';
import { takeTurn } from '$lib/modules/channels/pace';
import { maskedBody } from '$lib/modules/channels/mask';
import { pushOn } from '$lib/modules/channels/push';

const there = (removed: number) => [{ id: 'a', quantity: 5, removed, shipped: 0 }];
const known = { line: 'a', lineItemId: 'lin_a', quantity: 5, pushed: 1, booked: 1, kept: 0, coming: 0 };

it.each([
	['nothing new', 2, 0, { matched: 0, found: 0, back: 0 }],
	['units nobody here knows of', 4, 0, { matched: 0, found: 2, back: 0 }],
	['the same we were about to take off', 3, 1, { matched: 1, found: 0, back: 0 }],
	['more than that', 4, 1, { matched: 1, found: 1, back: 0 }],
	['units that came back', 1, 0, { matched: 0, found: 0, back: 1 }]
])('tells %s', (_what, removed, coming, expected) => {
	expect(differenceOf(there(removed), [{ ...known, coming }])).toMatchObject([expected]);
});

it('says nothing again of units that stay here all the same', () => {
	expect(differenceOf(there(3), [{ ...known, kept: 1 }])).toMatchObject([{ found: 0, back: 0 }]);
});

it('knows whether a write was made by the quantities or by our mark', () => {
	const push = { mark: 'psh_1', lines: [{ line: 'a', before: 2, after: 3 }] };
	expect(wasMade(there(2), [], push)).toBe(false);
	expect(wasMade(there(3), [], push)).toBe(true);
	expect(wasMade(there(2), ['psh_1'], push)).toBe(true);
});

it('sets quantities as they are to be, so that a write made twice is made once', () => {
	const content = { lines: [{ line: 'a', quantity: 2 }], reason: null, note: '', restock: true, notify: false };
	expect(pushOn('psh_1', content, [{ line: 'a', quantity: 5, gone: 1 }])).toMatchObject({
		lines: [{ line: 'a', quantity: 2, before: 1, after: 3 }],
		whole: false
	});
	expect(pushOn('psh_1', content, [{ line: 'a', quantity: 3, gone: 1 }])).toMatchObject({ whole: true });
});

it('waits as long as the missing points take to come back', () => {
	const now = new Date('2026-03-02T10:00:00Z');
	const bucket = { left: 5, at: now, size: 40, perSecond: 2 };
	expect(takeTurn(bucket, 5, now)).toEqual({ ok: true, left: 0 });
	expect(takeTurn(bucket, 9, now)).toEqual({ ok: false, wait: 2000 });
	expect(takeTurn(bucket, 9, new Date('2026-03-02T10:00:02Z'))).toEqual({ ok: true, left: 0 });
});

it('keeps people and secrets out of the log, and what is bought in it', () => {
	const kept = maskedBody(
		JSON.stringify({
			email: 'ada@example.com',
			shipping_address: { name: 'Ada', zip: '1', countryCodeV2: 'US' },
			line_items: [{ name: 'Desk', note: 'write to ada@example.com' }],
			access_token: 'abc',
			note: 'key shpat_secret here'
		}),
		['shpat_secret']
	);
	expect(kept).not.toMatch(/ada|abc|shpat_secret/i);
	expect(kept).toContain('Desk');
	expect(kept).toContain('US');
});
