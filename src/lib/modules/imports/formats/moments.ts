const WRITTEN = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|UTC|[-+]\d\d:?\d\d)?$/;

/**
 * The point in time a file means by `2026-03-01 10:14:00`, with an offset behind it or, without one, on the clocks of
 * `timeZone`. As RFC 3339; nothing when it is no date.
 */
export function momentOf(text: string, timeZone: string): string | undefined {
	const [, day, time, seconds = '00', offset] = WRITTEN.exec(text.trim()) ?? [];
	if (!day || !time) return undefined;
	const asUtc = Date.parse(`${day}T${time}:${seconds}Z`);
	if (Number.isNaN(asUtc)) return undefined;
	return new Date(asUtc - (offset ? minutesOf(offset) * 60_000 : aheadOf(asUtc, timeZone))).toISOString();
}

function minutesOf(offset: string): number {
	const [, sign, hours, minutes] = /^([-+])(\d\d):?(\d\d)$/.exec(offset) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** How far clocks there are ahead of UTC, in ms; asked again near the answer, since it may change on that very day. */
function aheadOf(wallClock: number, timeZone: string): number {
	if (timeZone === 'UTC') return 0;
	return offsetAt(wallClock - offsetAt(wallClock, timeZone), timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(instant: number, timeZone: string): number {
	const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
	formats.set(timeZone, format);
	const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
	return minutesOf(name.replace('GMT', '')) * 60_000;
}
