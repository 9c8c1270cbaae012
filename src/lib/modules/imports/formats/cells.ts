import { minorFromDecimal } from '$lib/core/decimal';
import type { Minor } from '$lib/core/money';
import type { Kind } from './kinds';
import type { KeptOut } from './mapping';

/** Reads cells and remembers what was wrong with them, so that a mapping reads straight down. */
export type Cells = {
	/** An amount in the currency's major unit; empty is nothing. */
	amount(text: string): Minor;
	/** A whole number above 0; `1.0` is one. */
	quantity(text: string): number;
	/** The first trouble met, and how many amounts had to be rounded. */
	readonly trouble: () => KeptOut | undefined;
	readonly rounded: () => number;
};

export function cellsIn(currency: string): Cells {
	let trouble: KeptOut | undefined;
	let rounded = 0;
	const bad = (keptOut: Kind, found: string) => {
		trouble ??= { keptOut, found };
		return 0;
	};
	return {
		amount(text) {
			if (text === '') return 0;
			const read = minorFromDecimal(text, currency);
			if (!read.ok && read.code === 'order.currency_unknown') return bad('currency_unknown', currency);
			if (!read.ok) return bad('amount_unreadable', text);
			if (read.value.rounded) rounded++;
			return read.value.minor;
		},
		quantity: (text) => (/^\d{1,9}(\.0+)?$/.test(text) ? Number.parseInt(text, 10) : bad('quantity_unreadable', text)),
		trouble: () => trouble,
		rounded: () => rounded
	};
}

/** Notices of what was rounded, if anything was. */
export const roundedIn = (cells: Cells): Record<string, number> =>
	cells.rounded() > 0 ? { price_rounded: cells.rounded() } : {};

/**
 * A line that is worth `paid` of `gross` in all: the price of a unit is what makes the gross, rounded up where it does
 * not divide, and the discount brings it down to what was paid.
 */
export function lineWorth(quantity: number, gross: Minor, paid: Minor) {
	const unit_price = quantity > 0 ? Math.ceil(gross / quantity) : 0;
	return { unit_price, discount: unit_price * quantity - paid };
}

/** The language a shop would write to this country in, as far as we speak it. */
export const localeOf = (region: string): string => (region === 'KR' ? 'ko' : 'en');
