import type { Minor } from '$lib/core/money';
import type { ShopLine } from './connector';

/** What our books say of a line there. `added`: units that came to it there since it was taken in, as far as they were seen. */
export type OwnLine = {
	readonly line: string;
	readonly quantity: number;
	readonly added: number;
	readonly pushed: number;
	readonly booked: number;
	readonly kept: number;
};

/** Goods that stand on an order there and not on ours: somebody put them on it there. `worth`: of all of them. */
export type Added = { readonly line: string; readonly name: string; readonly quantity: number; readonly worth: Minor };

/** How many units came to a line there since it was taken in, also where a store forgets that. */
export const raisedBy = ({ quantity }: Pick<ShopLine, 'quantity'>, own: OwnLine): number =>
	Math.max(own.added, quantity - own.quantity);

const goneOf = ({ pushed, booked, kept }: OwnLine) => pushed + booked + kept;

/** Of the units that came to a line, those that left it again: whoever takes off what nobody here asked for takes these first. */
const takenAgain = (now: ShopLine, own: OwnLine): number =>
	Math.min(raisedBy(now, own), Math.max(0, now.removed - goneOf(own)));

/** What is left there of what somebody put on the order there. */
export const addedThere = (there: readonly ShopLine[], known: readonly OwnLine[]): Added[] =>
	there.flatMap((now) => {
		const own = known.find(({ line }) => line === now.id);
		const quantity = own ? raisedBy(now, own) - takenAgain(now, own) : now.quantity - now.removed;
		return quantity > 0 ? [{ line: now.id, name: now.name, quantity, worth: quantity * now.unit }] : [];
	});

/** The lines of an order there as far as they are ours: without what somebody put on them there. */
export const oursOf = (there: readonly ShopLine[], known: readonly OwnLine[]): ShopLine[] =>
	there.flatMap((now) => {
		const own = known.find(({ line }) => line === now.id);
		if (!own) return [];
		if (raisedBy(now, own) === 0) return [now];
		const shipped = Math.min(now.shipped, own.quantity - goneOf(own));
		return [{ ...now, quantity: own.quantity, removed: now.removed - takenAgain(now, own), shipped }];
	});

/** How many units of each line there are gone, whoever's they are; a line of ours that it shows no more has all of them. */
export const goneThere = (there: readonly ShopLine[], known: readonly OwnLine[]) => [
	...there.map(({ id: line, quantity, removed: gone }) => ({ line, quantity, gone })),
	...known
		.filter(({ line }) => there.every(({ id }) => id !== line))
		.map(({ line, quantity }) => ({ line, quantity, gone: 0 }))
];

/** Whether something came to the order between two looks at it. */
export const hasGrown = (before: readonly ShopLine[], now: readonly ShopLine[]): boolean =>
	now.some(({ id, quantity }) => quantity > (before.find((one) => one.id === id)?.quantity ?? 0));
