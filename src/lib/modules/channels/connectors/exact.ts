import { minorFromDecimal } from '$lib/core/decimal';
import type { Minor } from '$lib/core/money';
import { demand } from '$lib/core/refusal';

/** An amount as the store keeps it, finer than money can be paid: whole hundred-millionths of the major unit. */
export type Exact = bigint;

/** How many decimals its amounts are asked for with. */
export const DIGITS = 8;

export function exactIn(text: string): Exact {
	const [whole = '', fraction = ''] = text.replace('-', '').split('.');
	const size = BigInt(whole + fraction.slice(0, DIGITS).padEnd(DIGITS, '0'));
	return text.startsWith('-') ? -size : size;
}

/** As its API wants amounts: a string, never a number. */
export function decimalOf(exact: Exact): string {
	const digits = String(exact < 0n ? -exact : exact).padStart(DIGITS + 1, '0');
	return `${exact < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`;
}

export const exactSum = (amounts: readonly string[]): Exact =>
	amounts.reduce((all, amount) => all + exactIn(amount), 0n);

/** What `part` of `whole` units are worth. */
export const shareOf = (amount: Exact, part: number, whole: number): Exact => (amount * BigInt(part)) / BigInt(whole);

/** What can be paid of it. @throws Refused for a currency we don't know */
export const payable = (exact: Exact, currency: string): Minor =>
	demand(minorFromDecimal(decimalOf(exact), currency)).minor;

/** Lines are finer there than money is, and only their sum is rounded: what that makes of difference is the largest's. */
export function evenedBy(paid: readonly Minor[], odd: number): readonly Minor[] {
	const most = Math.max(...paid);
	if (odd === 0 || Math.abs(odd) > paid.length || most + odd < 0) return paid;
	const at = paid.indexOf(most);
	return paid.map((amount, index) => (index === at ? amount + odd : amount));
}
