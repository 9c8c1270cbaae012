import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	MOVES,
	moveUnits,
	newUnits,
	NO_UNITS,
	PLACES,
	quantityOf,
	type Move,
	type Units
} from '$lib/modules/orders/units';
import { holds } from '../../../support/property';

const moves = Object.keys(MOVES).filter((name): name is Move => name in MOVES);
const units = (given: Partial<Units>): Units => ({ ...NO_UNITS, ...given });

/** Where each move takes a unit from, by hand. */
const SOURCES: Readonly<Record<Move, string>> = {
	hold: 'open',
	release: 'held',
	cancel: 'held',
	cancel_open: 'open',
	reopen: 'canceled',
	hold_again: 'canceled',
	pack: 'open',
	ship: 'fulfilling open',
	deliver: 'shipped',
	revert: 'fulfilling',
	bring_back: 'shipped',
	come_back: 'shipped delivered'
};

describe.each(PLACES)('a unit that is %s', (place) => {
	it.each(moves)('%s', (move) => {
		const moved = moveUnits(units({ [place]: 1 }), move, 1);
		expect(moved.ok).toBe(SOURCES[move].split(' ').includes(place));
		if (moved.ok) expect(moved.value).toEqual(units({ [MOVES[move].to]: 1 }));
	});
});

it('keeps the quantity and never goes below zero over any sequence of moves', () =>
	holds(
		fc.property(
			fc.integer({ min: 1, max: 80_000 }),
			fc.array(fc.tuple(fc.constantFrom(...moves), fc.nat({ max: 90_000 }))),
			(quantity, steps) => {
				let now = newUnits(quantity);
				for (const [move, count] of steps) {
					const moved = moveUnits(now, move, count);
					if (moved.ok) now = moved.value;
					expect(quantityOf(now)).toBe(quantity);
					expect(PLACES.every((place) => now[place] >= 0)).toBe(true);
				}
			}
		)
	));

it.each([
	['pack', { held: 2 }, 1, 'fulfillment.unit_held'],
	['ship', { held: 1, fulfilling: 1 }, 2, 'fulfillment.unit_held'],
	['pack', { open: 1, canceled: 3 }, 2, 'fulfillment.unit_canceled'],
	['pack', { held: 1, canceled: 1 }, 2, 'fulfillment.unit_canceled'],
	['pack', { open: 1, canceled: 1 }, 3, 'fulfillment.not_enough_units'],
	['pack', { delivered: 1 }, 1, 'fulfillment.wrong_step'],
	['deliver', { open: 1 }, 1, 'fulfillment.wrong_step'],
	['revert', { shipped: 1 }, 1, 'fulfillment.wrong_step'],
	['bring_back', { delivered: 1 }, 1, 'parcel.delivered'],
	['come_back', { open: 1, delivered: 1 }, 2, 'return.too_many'],
	['hold', { shipped: 1 }, 1, 'cancellation.already_shipped'],
	['hold', { fulfilling: 1 }, 1, 'cancellation.in_fulfillment'],
	['hold', { held: 1 }, 1, 'cancellation.too_many_units'],
	['release', { open: 1 }, 1, 'cancellation.too_many_units']
] as const)('refuses to %s %j', (move, given, quantity, code) =>
	expect(moveUnits(units(given), move, quantity)).toMatchObject({ ok: false, code })
);

it('ships packed units first, then open ones', () =>
	expect(moveUnits(units({ open: 2, fulfilling: 1 }), 'ship', 2)).toEqual({
		ok: true,
		value: units({ open: 1, shipped: 2 })
	}));
