import { exponentOf } from '$lib/core/currency';
import type { Minor } from '$lib/core/money';

/** Decimals in Stripe's amounts where they are not those of ISO 4217. */
const DIGITS: ReadonlyMap<string, number> = new Map([
	['ISK', 2],
	['UGX', 2],
	['MGA', 0]
]);

/** An amount of ours as Stripe writes it; nothing where Stripe has no unit that small. */
export function toStripe(minor: Minor, currency: string): number | undefined {
	const shift = shiftOf(currency);
	if (shift >= 0) return minor * 10 ** shift;
	const step = 10 ** -shift;
	return minor % step === 0 ? minor / step : undefined;
}

/** An amount of Stripe's, whose currencies are lower case, as we write it. */
export function fromStripe(amount: number, currency: string): Minor {
	const shift = shiftOf(currency.toUpperCase());
	return shift >= 0 ? Math.round(amount / 10 ** shift) : amount * 10 ** -shift;
}

function shiftOf(currency: string): number {
	const ours = exponentOf(currency);
	if (!ours.ok) throw new RangeError(`no known exponent for ${currency}`);
	return (DIGITS.get(currency) ?? ours.value) - ours.value;
}
