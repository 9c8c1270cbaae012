import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '$lib/core/money';
import { DAY, later } from '$lib/core/time';
import { lotsOf, type Entry } from '$lib/modules/wallets/lots';
import { holds } from '../../../support/property';

const START = new Date('2026-03-01T00:00:00Z');
const day = (days: number | null) => (days === null ? null : later(START, days * DAY));
const entry = (id: string, amount: number, days: number | null = null): Entry => ({ id, amount, expiresAt: day(days) });

it('takes what goes out from what would expire first, whatever came in first', () => {
	const entries = [entry('for ever', 500), entry('late', 300, 20), entry('soon', 200, 5), entry('spent', -250)];
	expect(lotsOf(entries)).toEqual([
		{ id: 'for ever', left: 500, expiresAt: null },
		{ id: 'late', left: 250, expiresAt: day(20) }
	]);
});

it('gives what came in after a spend its own day', () => {
	const entries = [entry('soon', 200, 5), entry('spent', -200), entry('back', 150, 30)];
	expect(lotsOf(entries)).toEqual([{ id: 'back', left: 150, expiresAt: day(30) }]);
});

const moves = fc.array(
	fc.record({ amount: fc.integer({ min: 1, max: 1000 }), out: fc.boolean(), days: fc.option(fc.nat({ max: 60 })) }),
	{ maxLength: 30 }
);

/** As a wallet would have them: never below nothing. */
function entriesFrom(given: readonly { amount: number; out: boolean; days: number | null }[]): Entry[] {
	let held = 0;
	return given.flatMap(({ amount, out, days }, at) => {
		const moved = out ? -Math.min(amount, held) : amount;
		held += moved;
		return moved === 0 ? [] : [entry(`${at}`, moved, out ? null : days)];
	});
}

it('holds exactly what the wallet holds, no lot more than came in, and keeps what lasts longest', () =>
	holds(
		fc.property(moves, (given) => {
			const entries = entriesFrom(given);
			const lots = lotsOf(entries);
			expect(sum(lots.map(({ left }) => left))).toBe(sum(entries.map(({ amount }) => amount)));
			for (const { id, left, expiresAt } of lots) {
				const came = entries.find((one) => one.id === id);
				expect(left).toBeGreaterThan(0);
				expect(left).toBeLessThanOrEqual(came?.amount ?? 0);
				expect(expiresAt).toEqual(came?.expiresAt);
			}
		})
	));
