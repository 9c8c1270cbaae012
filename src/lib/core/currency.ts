import { no, yes, type Verdict } from './refusal';

/**
 * ISO 4217 digits that are not 2, and the codes that are no money. Kept here because `Intl` follows the digits people
 * write (none for IDR, ALL or RSD), not the standard's.
 */
const DIGITS: Readonly<Record<number, string>> = {
	0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
	3: 'BHD IQD JOD KWD LYD OMR TND',
	4: 'CLF UYW'
};
const NO_MONEY = new Set('XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' '));

const KNOWN = new Set(Intl.supportedValuesOf('currency'));
const EXCEPTIONS = new Map(
	Object.entries(DIGITS).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)] as const))
);

/** How many decimals one unit of the currency has. */
export function exponentOf(currency: string): Verdict<number> {
	const exception = EXCEPTIONS.get(currency);
	if (exception !== undefined) return yes(exception);
	return KNOWN.has(currency) && !NO_MONEY.has(currency) ? yes(2) : no('order.currency_unknown', { currency });
}
