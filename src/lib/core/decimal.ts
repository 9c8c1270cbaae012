import { exponentOf } from './currency';
import type { Minor } from './money';
import { no, yes, type Verdict } from './refusal';

/** An amount read from text, and whether digits below the minor unit were rounded (half away from zero). */
export type ReadAmount = { readonly minor: Minor; readonly rounded: boolean };

/** Reads a decimal such as `12.345` or `-5` exactly, without floating point. */
export function minorFromDecimal(text: string, currency: string): Verdict<ReadAmount> {
	const exponent = exponentOf(currency);
	if (!exponent.ok) return exponent;
	const [, sign, whole, fraction = ''] = /^([-+]?)(\d+)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
	if (whole === undefined) return no('order.amount_unreadable', { text });
	const kept = fraction.slice(0, exponent.value).padEnd(exponent.value, '0');
	const rest = fraction.slice(exponent.value);
	const size = Number(BigInt(whole + kept) + (/^[5-9]/.test(rest) ? 1n : 0n));
	if (!Number.isSafeInteger(size)) return no('order.amount_unreadable', { text });
	return yes({ minor: sign === '-' && size !== 0 ? -size : size, rounded: /[1-9]/.test(rest) });
}

/** The amount as a plain decimal, for files and providers. @throws RangeError for a currency no order can have. */
export function decimalFromMinor(minor: Minor, currency: string): string {
	const exponent = exponentOf(currency);
	if (!exponent.ok) throw new RangeError(`no known exponent for ${currency}`);
	const digits = String(Math.abs(minor)).padStart(exponent.value + 1, '0');
	const at = digits.length - exponent.value;
	return `${minor < 0 ? '-' : ''}${digits.slice(0, at)}${exponent.value ? `.${digits.slice(at)}` : ''}`;
}
