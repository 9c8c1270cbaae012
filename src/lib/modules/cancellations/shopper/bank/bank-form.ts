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

/** What was posted of an account, to be shown again beside what is wrong with it, in words. */
export type BankAnswer = {
	readonly scheme: BankScheme;
	readonly given: Partial<Record<BankField, string>>;
	readonly wrong: Partial<Record<BankField, string>>;
};
