import { describe, expect, it } from 'vitest';
import { DAY, HOUR, later, MINUTE, SECOND } from '../../../../src/lib/core/time';
import { afterTry, SCHEDULE, type Tried } from '../../../../src/lib/modules/webhooks/attempt';

const NOW = new Date('2026-03-02T10:00:00Z');
const answered = (status: number, retryAfter: number | null = null) =>
	({ status, text: '', retryAfter, took: 5 }) as const;
const SILENT = { status: null, why: 'timeout', took: 15000 } as const;
const tried = (more: Partial<Tried>): Tried => ({
	...{ answer: answered(500), tries: 1, now: NOW, failingSince: NOW, failures: 1, gone: [410], chance: 0.5 },
	...more
});

it.each([200, 201, 204])('takes %i for a yes', (status) => {
	expect(afterTry(tried({ answer: answered(status) }))).toEqual({ state: 'delivered' });
});

it.each([301, 302, 400, 404, 500])('tries again after %i, which is followed nowhere', (status) => {
	expect(afterTry(tried({ answer: answered(status) }))).toMatchObject({ state: 'waiting', holdUntil: null });
});

describe('the next try', () => {
	const nextIn = (more: Partial<Tried>) => {
		const outcome = afterTry(tried(more));
		return outcome.state === 'waiting' ? outcome.nextAt.getTime() - NOW.getTime() : undefined;
	};

	it('comes ever later, a day after the first at the end', () => {
		const gaps = SCHEDULE.slice(1).map((_, i) => nextIn({ tries: i + 1 }) ?? 0);
		expect(gaps.slice(0, 3)).toEqual([5 * SECOND, 5 * MINUTE - 5 * SECOND, 25 * MINUTE]);
		expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBe(DAY);
	});

	it('is spread, so that what failed together does not come back together', () => {
		expect([nextIn({ tries: 2, chance: 0 }), nextIn({ tries: 2, chance: 1 })]).toEqual([265_500, 324_500]);
	});

	it('comes when a server that is too busy asks for it, within a day', () => {
		expect(nextIn({ answer: answered(429, 600) })).toBe(10 * MINUTE);
		expect(nextIn({ answer: answered(503, 1) })).toBe(5 * SECOND);
		expect(nextIn({ answer: answered(503, 999_999) })).toBe(DAY);
		expect(nextIn({ answer: answered(500, 600) })).toBe(5 * SECOND);
	});
});

it('leaves an endpoint alone that does not answer, the longer the oftener', () => {
	const held = [1, 2, 3, 4, 9].map((failures) => afterTry(tried({ answer: SILENT, failures })));
	const until = held.map((one) => (one.state === 'waiting' ? one.holdUntil : null));
	expect(until).toEqual([5, 20, 80, 300, 300].map((seconds) => later(NOW, seconds * SECOND)));
	expect(afterTry(tried({ answer: answered(429, 60) }))).toMatchObject({ holdUntil: later(NOW, MINUTE) });
});

describe('in the end', () => {
	const last = (failingSince: Date) => afterTry(tried({ tries: SCHEDULE.length, failingSince }));

	it('gives up one message, where others arrived meanwhile', () => {
		expect(last(later(NOW, -HOUR))).toEqual({ state: 'failed', off: null });
	});

	it('turns the endpoint off, where nothing arrived for a day', () => {
		expect(last(later(NOW, -DAY))).toEqual({ state: 'failed', off: 'failing' });
	});

	it('turns it off at once, where it says that nobody is there', () => {
		expect(afterTry(tried({ answer: answered(410) }))).toEqual({ state: 'failed', off: 'gone' });
		expect(afterTry(tried({ answer: answered(404), gone: [404, 410] }))).toEqual({ state: 'failed', off: 'gone' });
	});
});
