/** What never leaves the shop, by the names it goes under. */
const SECRET_KEYS = /token|secret|password|iban|bic|account|routing|holder|key|hash$/i;
/** Links that let their reader in. */
const LINKS = /\/(track|supplier|pay|order|again|sign-in|verify-email|reset-password|confirm-email)\/[\w-]{16,}/g;
/** As long as a card's number, or an account's. */
const LONG_NUMBERS = /\b\d(?:[ -]?\d){11,18}\b/g;
const HIDDEN = '•••';

/** What a bank finds a payment by: it opens nothing, and is what the file is for. */
const FOUND_BY = /^(trace|reference|provider_id)$/;

/**
 * Text of people and mails without what would open a door or an account: the last four digits stay. `known` are numbers by
 * which banks find a payment.
 */
export const maskedText = (text: string, known: readonly string[] = []): string =>
	text
		.replace(LINKS, (_, page: string) => `/${page}/${HIDDEN}`)
		.replace(LONG_NUMBERS, (number) =>
			known.includes(number) ? number : `${HIDDEN}${number.replace(/\D/g, '').slice(-4)}`
		);

/** The same for anything that is kept as data, as far down as it goes. */
export function masked(value: unknown): unknown {
	if (typeof value === 'string') return maskedText(value);
	if (Array.isArray(value)) return value.map(masked);
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Map) return masked(Object.fromEntries(value));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskedField(key, inner)]));
}

function maskedField(key: string, value: unknown): unknown {
	if (FOUND_BY.test(key) && typeof value === 'string') return value;
	return SECRET_KEYS.test(key) && typeof value === 'string' && value !== '' ? HIDDEN : masked(value);
}
