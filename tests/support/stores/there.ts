import type { ConnectorName } from '../../../src/lib/modules/channels/connectors/names';

export type Goods = readonly { readonly sku: string; readonly quantity: number; readonly price: number }[];
/** `digits`: how many of an amount stand behind the point; `offline`: paid in a way where the store moves no money. */
export type Placing = {
	readonly currency?: string;
	readonly digits?: number;
	readonly shipping?: number;
	readonly offline?: boolean;
};
export type Units = readonly (readonly [sku: string, quantity: number])[];
/** A webhook as it arrives. */
export type Came = { readonly rawBody: string; readonly headers: Headers };
export type Named = { readonly id: string | number };

/** How one of the next calls goes wrong. */
export type Fault = {
	/** Which one it befalls; any where it is left out. */
	readonly on?: 'read' | 'units' | 'refund';
	/** It wants us to wait, in the words of its own API; it breaks; it says nothing. */
	readonly how: 'busy' | 'broken' | 'silent';
	/** It does what it was asked all the same. */
	readonly does?: boolean;
};

/** One order in a fake store, whatever store that is: what somebody there does with it, and what its own books say. */
export type There = {
	readonly id: string;
	/** What people there call it. */
	readonly number: string;
	setQuantity(sku: string, quantity: number): void;
	/** Puts goods on it, which its customer pays for; at a price of nothing they are only put on it. */
	add(sku: string, quantity: number, price: number): void;
	cancel(): void;
	/** Gives money back, and takes the units it is for off what is still to be sent. */
	refund(amount: number, units?: Units): void;
	/** Enters a refund that was made outside of the store. */
	enter(amount: number): void;
	/** Whoever took its money gives nothing of it back. */
	decline(): void;
	/** All that is left of it leaves, or so many of these goods, where the store knows parts of a sending. */
	ship(...units: Units): void;
	/** It changed after everything else, which is what is asked for where no webhook came. */
	changedLast(): void;
	/** Nobody there knows it any more. */
	forget(): void;
	/** Units of it that are to be sent, or were. */
	left(): Readonly<Record<string, number>>;
	/** How many of these goods are on its shelf; ten were, when it was placed. */
	shelf(): Readonly<Record<string, number>>;
	/** Money that left, refund by refund. */
	refunds(): readonly number[];
	/** Refunds that are only entered: no money left by them. */
	noted(): readonly number[];
	/** By its state nothing of it is to be done. */
	isOver(): boolean;
	webhook(what: 'placed' | 'changed', event?: string): Came;
};

/** A fake of a store: its documented interface over HTTP, with books of its own. */
export type StoreFake = {
	readonly kind: ConnectorName;
	readonly url: string;
	readonly credentials: Readonly<Record<string, string>>;
	/** Whether it knows parts of a sending. */
	readonly sendsParts: boolean;
	/** An order placed and paid there. */
	place(goods: Goods, more?: Placing): Named;
	at(order: Named): There;
	fail(...faults: readonly Fault[]): void;
	/** What befell nothing yet. */
	readonly faults: readonly unknown[];
	/** What it was asked to write, in its own words. */
	writes(order: Named): readonly string[];
	/** Our key is worth nothing any more, or is again. */
	trust(isTrusted: boolean): void;
	close(): Promise<void>;
};

/** Orders by their id, also those that were deleted there: of them we want to tell, too. */
export function ordersAt<O>(find: (id: string) => O | undefined, thereOf: (order: O) => There) {
	const known = new Map<string, There>();
	return ({ id }: Named): There => {
		const order = find(String(id));
		const there = known.get(String(id)) ?? (order && thereOf(order));
		if (!there) throw new Error(`no order ${id}`);
		known.set(there.id, there);
		return there;
	};
}

export const unitsOf = (
	lines: readonly { readonly sku: string; readonly units: number }[]
): Readonly<Record<string, number>> => Object.fromEntries(lines.map(({ sku, units }) => [sku, units]));
