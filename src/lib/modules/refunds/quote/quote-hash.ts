import type { Quote } from './quote-facts';

/**
 * The quote as one text, the same for the same content however its keys were ordered (the database reorders them). Hash
 * this to tell whether two quotes agree.
 */
export const canonicalQuote = (quote: Quote): string => canonical(quote);

/** The hash of a quote's content; the caller brings sha-256, since rules may reach the browser. */
export const quoteHash = (quote: Quote, sha256: (text: string) => string): string => sha256(canonicalQuote(quote));

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
	return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
}
