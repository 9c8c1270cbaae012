/** Whole minor units of one currency: the only way an amount is kept. Everything inside one order shares its currency. */
export type Minor = number;

/** An amount with its ISO 4217 currency, for where amounts of several orders meet. */
export type Money = { readonly amount: Minor; readonly currency: string };

export const money = (amount: Minor, currency: string): Money => ({ amount, currency });

/** @throws RangeError when the currencies differ: adding them is a bug, never a rate. */
export function plus(a: Money, b: Money): Money {
	if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
	return money(a.amount + b.amount, a.currency);
}

export const sum = (amounts: readonly Minor[]): Minor => amounts.reduce((total, amount) => total + amount, 0);

/** `numerator × factor ÷ denominator` rounded down, exact for any safe integers (the product may pass 2^53). */
export const mulDiv = (numerator: Minor, factor: number, denominator: number): Minor =>
	Number((BigInt(numerator) * BigInt(factor)) / BigInt(denominator));
