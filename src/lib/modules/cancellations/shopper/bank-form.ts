import { isOneOf } from '$lib/core/one-of';
import { bankDetailsInput, type BankDetails } from '../../payments/bank-details';

export const BANK_SCHEMES = ['kr', 'iban', 'us', 'other'] as const;
export type BankScheme = (typeof BANK_SCHEMES)[number];
export const BANK_FIELDS = ['holder', 'bank', 'account', 'iban', 'routing'] as const;
export type BankField = (typeof BANK_FIELDS)[number];

/** The kind of account that people of this order most likely have. */
export function schemeFor({ region, currency }: { readonly region: string; readonly currency: string }): BankScheme {
	if (region === 'KR' || currency === 'KRW') return 'kr';
	if (region === 'US') return 'us';
	return currency === 'EUR' || currency === 'GBP' ? 'iban' : 'other';
}

/** What was posted of an account, to be shown again beside what is wrong with it. */
export type BankAnswer = {
	readonly scheme: BankScheme;
	readonly given: Partial<Record<BankField, string>>;
	readonly wrong: readonly BankField[];
};
type Read = { readonly details: BankDetails } | { readonly answer: BankAnswer };

/** The account a form gives, or which of its fields are wrong. */
export function readBank(text: (name: string) => string): Read {
	const scheme = text('scheme');
	const kind = isOneOf(BANK_SCHEMES, scheme) ? scheme : 'other';
	const given = Object.fromEntries(BANK_FIELDS.map((field) => [field, text(field)]));
	const parsed = bankDetailsInput.safeParse({ scheme: kind, ...given });
	if (parsed.success) return { details: parsed.data };
	const named = parsed.error.issues.map(({ path }) => String(path[0]));
	return { answer: { scheme: kind, given, wrong: BANK_FIELDS.filter((field) => named.includes(field)) } };
}
