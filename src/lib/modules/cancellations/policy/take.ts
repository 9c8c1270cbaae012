import { decimalFromMinor, minorFromDecimal } from '$lib/core/decimal';
import type { Policy } from '../../settings/policy';

type Take = Policy['fee'];

/** “10%”, “KRW 3000, USD 2.50” or nothing: what is kept, as it is typed. Undefined where it can't be read. */
export function takeIn(text: string): Take | undefined {
	const said = text.trim();
	if (said === '' || said === '0') return null;
	const [, percent] = /^(\d+(?:\.\d{1,2})?)\s*%$/.exec(said) ?? [];
	if (percent !== undefined) return Number(percent) <= 100 ? { percent: Number(percent) } : undefined;
	const flat = amountsIn(said);
	return flat && { flat };
}

export const takeText = (take: Take): string =>
	take === null ? '0' : 'percent' in take ? `${take.percent}%` : amountsText(take.flat);

/** “KRW 3000, USD 2.50”: an amount per currency. Undefined where it can't be read. */
export function amountsIn(text: string): Record<string, number> | undefined {
	const read = text
		.replaceAll(THOUSANDS, '')
		.split(/[,;\n]+/)
		.flatMap((part) => {
			if (part.trim() === '') return [];
			const [, currency = '', amount = ''] = /^([A-Za-z]{3})\s+([\d.]+)$/.exec(part.trim()) ?? [];
			const minor = minorFromDecimal(amount, currency.toUpperCase());
			return [minor.ok && !minor.value.rounded ? ([currency.toUpperCase(), minor.value.minor] as const) : undefined];
		});
	const good = read.flatMap((one) => (one ? [one] : []));
	return good.length === read.length && good.length > 0 ? Object.fromEntries(good) : undefined;
}

/** The comma of “KRW 500,000”, which parts no amounts. */
const THOUSANDS = /(?<=\b\d{1,3}(?:,\d{3})*),(?=\d{3}(?!\d))/g;

export const amountsText = (amounts: Readonly<Record<string, number>>): string =>
	Object.entries(amounts)
		.map(([currency, minor]) => `${currency} ${decimalFromMinor(minor, currency)}`)
		.join(', ');
