import { expect, it } from 'vitest';
import { morningFor } from '../../../../../src/lib/modules/notifications/digest/morning';

const member = { timeZone: 'Asia/Seoul', createdAt: new Date('2026-01-01T00:00:00Z'), morningOn: null };
const at = (iso: string) => new Date(iso);

it('comes at eight by the member’s clock, or the shop’s', () => {
	expect(morningFor(member, at('2026-03-03T22:59:59Z'), 'UTC')).toBeUndefined();
	expect(morningFor(member, at('2026-03-03T23:00:00Z'), 'UTC')).toBe('2026-03-04');
	expect(morningFor({ ...member, timeZone: null }, at('2026-03-03T23:00:00Z'), 'America/New_York')).toBe('2026-03-03');
});

it('comes once a day, and late where nobody was awake to call', () => {
	expect(morningFor({ ...member, morningOn: '2026-03-04' }, at('2026-03-04T05:00:00Z'), 'UTC')).toBeUndefined();
	expect(morningFor({ ...member, morningOn: '2026-03-03' }, at('2026-03-04T05:00:00Z'), 'UTC')).toBe('2026-03-04');
});

it('does not come on the day somebody joined', () => {
	const joined = { ...member, createdAt: at('2026-03-03T16:00:00Z') };
	expect(morningFor(joined, at('2026-03-04T05:00:00Z'), 'UTC')).toBeUndefined();
	expect(morningFor(joined, at('2026-03-04T23:30:00Z'), 'UTC')).toBe('2026-03-05');
});
