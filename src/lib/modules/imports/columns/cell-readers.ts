import { isOneOf } from '$lib/core/one-of';
import { TENDER_NAMES } from '../../orders/tenders/tender-names';
import { tenderSaid } from '../formats/payment-words';
import type { FieldType } from './fields';

/** How the cells of a field become what the generic mapping reads. Amounts and dates depend on the file and stand elsewhere. */
export const CELL_READERS: Readonly<Record<Exclude<FieldType, 'amount' | 'date'>, (text: string) => string>> = {
	text: (text) => text,
	email: (text) => text.toLowerCase(),
	quantity: (text) =>
		text
			.replace(/^(\d{1,3}(?:,\d{3})+)$/, (grouped) => grouped.replaceAll(',', ''))
			.replace(/^(\d+)\s*(개|ea|pcs)$/i, '$1'),
	currency: currencySaid,
	country: countrySaid,
	language: (text) => LANGUAGES.get(text.toLowerCase()) ?? text,
	flag: (text) => (/^(y|yes|true|1|o|예|네)$/i.test(text) ? 'yes' : ''),
	tender: (text) => (isOneOf(TENDER_NAMES, text) ? text : (tenderSaid(text) ?? text)),
	gateway: (text) => text.toLowerCase()
};

const CURRENCIES = new Map([['원', 'KRW'], ['₩', 'KRW'], ['€', 'EUR'], ['£', 'GBP'], ['엔', 'JPY']]); // prettier-ignore
const LANGUAGES = new Map([
	['korean', 'ko'], ['한국어', 'ko'], ['kr', 'ko'], ['ko-kr', 'ko'], ['ko_kr', 'ko'],
	['english', 'en'], ['영어', 'en'], ['en-us', 'en'], ['en_us', 'en'], ['en-gb', 'en'], ['en_gb', 'en']
]); // prettier-ignore

function currencySaid(text: string): string {
	return CURRENCIES.get(text) ?? text.toUpperCase();
}

let countries: ReadonlyMap<string, string> | undefined;

/** A country by its code or its name in a language we speak. */
function countrySaid(text: string): string {
	if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
	countries ??= namesOfCountries();
	return countries.get(text.toLowerCase()) ?? text;
}

function namesOfCountries(): ReadonlyMap<string, string> {
	const names = new Map([['korea', 'KR'], ['republic of korea', 'KR'], ['korea, republic of', 'KR'], ['한국', 'KR'], ['usa', 'US'], ['united states of america', 'US'], ['uk', 'GB'], ['great britain', 'GB']]); // prettier-ignore
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter(isInUse);
	for (const language of ['en', 'ko']) {
		const called = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
		for (const code of codes) {
			const name = called.of(code)?.toLowerCase();
			if (name && !names.has(name)) names.set(name, code);
		}
	}
	return names;
}

/** Codes of countries that are no more have the name of what they became: `DD` is called Germany. */
const isInUse = (code: string) => new Intl.Locale(`und-${code}`).region === code;
