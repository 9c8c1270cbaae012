import { expect, it } from 'vitest';
import { later, MINUTE } from '$lib/core/time';
import { letterLeavesAt } from '$lib/modules/cancellations/suppliers/letter-leaves';

const ASKED = new Date('2026-03-02T09:00:00Z');
const DECIDED = later(ASKED, 30 * MINUTE);
const OPEN = { createdAt: ASKED, decidedAt: null, graceUntil: null };
const TAKEN = { createdAt: ASKED, decidedAt: DECIDED, graceUntil: DECIDED };

it.each([
	['at once, where the policy says so', { letter_minutes: 0 }, TAKEN, null],
	['so long after the request, where that asks', { ask_supplier: 'request' as const }, OPEN, later(ASKED, 5 * MINUTE)],
	['at once, where staff asked before they decided', {}, OPEN, null],
	['so long after an acceptance without grace', {}, TAKEN, later(DECIDED, 5 * MINUTE)],
	['at once after a grace', {}, { ...TAKEN, graceUntil: later(DECIDED, MINUTE) }, null]
])('a letter leaves %s', (_, policy, it, at) => {
	expect(letterLeavesAt({ letter_minutes: 5, ask_supplier: 'acceptance', ...policy }, it)).toEqual(at);
});
