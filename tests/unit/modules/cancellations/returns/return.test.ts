import { describe, expect, it } from 'vitest';
import { splitReturn, toComeBack, without } from '$lib/modules/cancellations/returns/return';
import { NO_UNITS } from '$lib/modules/orders/units';

const line = (id: string, units: Partial<typeof NO_UNITS>) => ({ id, units: { ...NO_UNITS, ...units } });
const unit = (lineItemId: string, quantity: number) => ({ lineItemId, quantity });
const none = { cards: [], settled: ['open'] } as const;

describe('what is to come back', () => {
	it('is all that left, on its way or delivered, and nothing else', () => {
		const lines = [line('a', { shipped: 1, delivered: 2, open: 4 }), line('b', { fulfilling: 1, canceled: 2 })];
		expect(toComeBack(lines, [], none)).toEqual([unit('a', 3)]);
	});

	it('is waited for once', () => {
		const lines = [line('a', { delivered: 3 })];
		const known = [
			{ state: 'open', items: [unit('a', 1)] },
			{ state: 'called_off', items: [unit('a', 1)] }
		] as const;
		expect(toComeBack(lines, known, none)).toEqual([unit('a', 2)]);
		expect(toComeBack(lines, known, { cards: [], settled: ['open', 'called_off'] })).toEqual([unit('a', 1)]);
	});

	it('is no gift card that was used', () => {
		const cards = [
			{ id: 'gcd_1', lineItemId: 'a', unused: true },
			{ id: 'gcd_2', lineItemId: 'a', unused: false }
		];
		expect(toComeBack([line('a', { delivered: 2 })], [], { ...none, cards })).toEqual([unit('a', 1)]);
	});
});

describe('what came of it', () => {
	const awaited = [unit('a', 3), unit('b', 1)];

	it('leaves the rest awaited', () => {
		const came = [unit('a', 2), unit('b', 0)];
		expect(splitReturn(awaited, came)).toEqual({
			ok: true,
			value: { came: [unit('a', 2)], rest: [unit('a', 1), unit('b', 1)] }
		});
		expect(without(awaited, awaited)).toEqual([]);
	});

	it('is something, and no more than is awaited', () => {
		expect(splitReturn(awaited, [unit('a', 0)])).toMatchObject({ ok: false, code: 'return.nothing_came' });
		expect(splitReturn(awaited, [unit('a', 4)])).toMatchObject({
			...{ ok: false, code: 'return.too_many', facts: { line: 'a', available: 3 } }
		});
		expect(splitReturn(awaited, [unit('a', 2), unit('a', 2)])).toMatchObject({ ok: false });
	});
});
