import { m } from '$lib/paraglide/messages';

/** What ISO 20022's codes for a payment that was turned down mean (external status reasons), as far as they tell anything. */
// prettier-ignore
const MEANINGS: readonly (readonly [codes: readonly string[], words: () => string])[] = [
	[['AC01', 'AC03', 'BE23'], m.bank_reason_number],
	[['AC04', 'AC07'], m.bank_reason_closed],
	[['AC06'], m.bank_reason_blocked],
	[['AC14', 'AG01', 'AG03'], m.bank_reason_kind],
	[['BE01', 'BE22'], m.bank_reason_name],
	[['BE06', 'MD07'], m.bank_reason_customer],
	[['AC02', 'AC13', 'BE05', 'DNOR', 'RC03'], m.bank_reason_ours],
	[['AC09', 'AM03', 'CURR'], m.bank_reason_currency],
	[['AM01', 'AM02', 'AM09', 'AM12', 'AM14'], m.bank_reason_amount],
	[['AM04'], m.bank_reason_funds],
	[['AM05', 'DUPL', 'RF01'], m.bank_reason_twice],
	[['AGNT', 'CNOR', 'RC01', 'RC04'], m.bank_reason_bank],
	[['CUST', 'MS02'], m.bank_reason_refused],
	[['RR01', 'RR02', 'RR03', 'RR04'], m.bank_reason_law],
	[['DT01', 'TM01'], m.bank_reason_date],
	[['FF01'], m.bank_reason_file],
	[['AB05', 'AB06', 'AB07', 'AB08', 'AB09', 'ED05'], m.bank_reason_trouble],
	[['MS03'], m.bank_reason_none]
];
const WORDS = new Map(MEANINGS.flatMap(([codes, words]) => codes.map((code) => [code, words] as const)));
const CODE = /^([A-Z]{2}[A-Z\d]{2})\b/;

/** What a bank said, its code in words where it is a known one; what it said stands beside them. */
export function bankSaid(said: string): string {
	const words = WORDS.get(CODE.exec(said.trim())?.[1] ?? '');
	return words ? `${words()} (${said.trim()})` : said;
}
