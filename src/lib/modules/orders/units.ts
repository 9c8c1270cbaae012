import { no, yes, type RefusalCode, type Verdict } from '$lib/core/refusal';

export const PLACES = ['open', 'held', 'canceled', 'fulfilling', 'shipped', 'delivered'] as const;
export type Place = (typeof PLACES)[number];
/** How many units of a line are where. They add up to its quantity. */
export type Units = Readonly<Record<Place, number>>;

/** A case that has units of a line: it holds them, or has canceled them. */
export type Holder = { readonly id: string; readonly number: string; readonly line: string };

type MoveShape = { from: readonly Place[]; to: Place };

/**
 * Every way a unit can go. A move takes from its first place, then from the next. `cancel` is an acceptance, `cancel_open`
 * a cancellation nobody requested, `hold_again` an acceptance taken back; a unit may be shipped without being packed first, and
 * `bring_back` is a parcel its carrier stopped, `come_back` goods that whoever had them returned.
 */
// prettier-ignore
export const MOVES = {
	hold:        { from: ['open'],               to: 'held' },
	release:     { from: ['held'],               to: 'open' },
	cancel:      { from: ['held'],               to: 'canceled' },
	cancel_open: { from: ['open'],               to: 'canceled' },
	reopen:      { from: ['canceled'],           to: 'open' },
	hold_again:  { from: ['canceled'],           to: 'held' },
	pack:        { from: ['open'],               to: 'fulfilling' },
	ship:        { from: ['fulfilling', 'open'], to: 'shipped' },
	deliver:     { from: ['shipped'],            to: 'delivered' },
	revert:      { from: ['fulfilling'],         to: 'open' },
	bring_back:  { from: ['shipped'],            to: 'open' },
	come_back:   { from: ['delivered', 'shipped'], to: 'open' }
} as const satisfies Record<string, MoveShape>;
export type Move = keyof typeof MOVES;

export const NO_UNITS: Units = { open: 0, held: 0, canceled: 0, fulfilling: 0, shipped: 0, delivered: 0 };
export const newUnits = (quantity: number): Units => ({ ...NO_UNITS, open: quantity });
export const quantityOf = (units: Units): number => PLACES.reduce((all, place) => all + units[place], 0);

/** The line's units after the move, or why there are not that many to move. */
export function moveUnits(units: Units, move: Move, quantity: number): Verdict<Units> {
	const { from, to }: MoveShape = MOVES[move];
	const moved = { ...units };
	let left = quantity;
	for (const place of from) {
		const taken = Math.min(left, moved[place]);
		moved[place] -= taken;
		moved[to] += taken;
		left -= taken;
	}
	if (left > 0) return no(whyNot(units, move, left), { move, quantity, available: quantity - left });
	return yes(moved);
}

function whyNot(units: Units, move: Move, missing: number): RefusalCode {
	if (move === 'hold' || move === 'cancel_open') return whyNotCancelable(units, missing);
	if (move === 'pack' || move === 'ship') return takenBy(units, missing) ?? notEnough(units);
	if (move === 'bring_back') return 'parcel.delivered';
	if (move === 'come_back') return 'return.too_many';
	if (move === 'deliver' || move === 'revert') return 'fulfillment.wrong_step';
	return 'cancellation.too_many_units';
}

/** Which cancellation the warehouse lost the units to: one that is asked for, or one that is decided. */
function takenBy({ held, canceled }: Units, missing: number): RefusalCode | undefined {
	if (held >= missing) return 'fulfillment.unit_held';
	return held + canceled >= missing ? 'fulfillment.unit_canceled' : undefined;
}

const notEnough = ({ open, fulfilling }: Units): RefusalCode =>
	open + fulfilling > 0 ? 'fulfillment.not_enough_units' : 'fulfillment.wrong_step';

/** Why `missing` units more than the open ones can't be canceled: the most final reason that explains it. */
export function whyNotCancelable({ shipped, delivered, fulfilling }: Units, missing: number): RefusalCode {
	if (shipped + delivered >= missing) return 'cancellation.already_shipped';
	if (shipped + delivered + fulfilling >= missing) return 'cancellation.in_fulfillment';
	return 'cancellation.too_many_units';
}
