/** What never leaves the shop, by the names it goes under. */
const SECRET_KEYS = /token|secret|password|iban|bic|account|routing|holder|key|hash$/i;
/** Links that let their reader in. */
const LINKS = /\/(track|supplier|pay|order|again|sign-in|verify-email|reset-password|confirm-email)\/[\w-]{16,}/g;
/** As long as a card's number, or an account's. */
const LONG_NUMBERS = /\b\d(?:[ -]?\d){11,18}\b/g;
const HIDDEN = '•••';

/** Text of people and mails without what would open a door or an account: the last four digits stay. */
export const maskedText = (text: string): string =>
	text
		.replace(LINKS, (_, page: string) => `/${page}/${HIDDEN}`)
		.replace(LONG_NUMBERS, (number) => `${HIDDEN}${number.replace(/\D/g, '').slice(-4)}`);

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
	return SECRET_KEYS.test(key) && typeof value === 'string' && value !== '' ? HIDDEN : masked(value);
}
