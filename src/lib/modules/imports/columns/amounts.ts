import { exponentOf } from '$lib/core/currency';
import { decimalFromMinor } from '$lib/core/decimal';

export const DECIMALS = ['point', 'comma'] as const;
/** What stands before the fraction of an amount. */
export type Decimal = (typeof DECIMALS)[number];

export const AMOUNT_UNITS = ['major', 'minor'] as const;
/** Whether `1250` is twelve and a half dollars (`minor`) or twelve hundred and fifty. */
export type AmountUnit = (typeof AMOUNT_UNITS)[number];

const GROUPED = { point: /^-?\d{1,3}(,\d{3})+(\.\d*)?$/, comma: /^-?\d{1,3}([.\s'’]\d{3})+(,\d*)?$/ };
const SIGNS = /[\p{Sc}\s]|원|KRW|USD|EUR|GBP|JPY/gu;

/** The amount as a plain decimal (`-1234.56`), without what people put around it; what is no amount stays as it is. */
export function plainAmount(text: string, decimal: Decimal): string {
	const bare = text.replace(/^\((.*)\)$/, '-$1').replace(SIGNS, '');
	const ungrouped = isGrouped(bare, decimal) ? bare.replace(decimal === 'point' ? /,/g : /[.'’]/g, '') : bare;
	const plain = decimal === 'comma' ? ungrouped.replace(',', '.') : ungrouped;
	const wrongSign = decimal === 'comma' && ungrouped.includes('.');
	return /^[-+]?\d+(\.\d*)?$/.test(plain) && !wrongSign ? plain : text;
}

/** A whole count of minor units as a decimal; what is none, or of no known currency, stays as it is. */
export const fromMinor = (text: string, currency: string): string =>
	/^-?\d{1,15}$/.test(text) && exponentOf(currency).ok ? decimalFromMinor(Number(text), currency) : text;

/** The sign that makes sense of these amounts, the point where both do. */
export function decimalOf(amounts: readonly string[]): Decimal {
	const bare = amounts.map((text) => text.replace(SIGNS, ''));
	const isComma = (text: string) => /^-?\d+,\d{1,2}$/.test(text) || /^-?\d{1,3}([.'’]\d{3})+(,\d*)?$/.test(text);
	const isPoint = (text: string) => /^-?\d+\.\d{1,2}$/.test(text) || isGrouped(text, 'point');
	return bare.some(isComma) && !bare.some(isPoint) ? 'comma' : 'point';
}

const isGrouped = (text: string, decimal: Decimal) => GROUPED[decimal].test(text);
