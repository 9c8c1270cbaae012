import { isOneOf } from '$lib/core/one-of';
import { bankDetailsInput, type BankDetails } from '../../../payments/bank-details';
import { m } from '$lib/paraglide/messages';
import type { Said } from '../../words';
import { BANK_FIELDS, BANK_SCHEMES, type BankAnswer, type BankField } from './bank-form';

type Read = { readonly details: BankDetails } | { readonly answer: BankAnswer };

/** The account a form gives, or which of its fields are wrong. */
export function readBank(text: (name: string) => string): Read {
	const scheme = text('scheme');
	const kind = isOneOf(BANK_SCHEMES, scheme) ? scheme : 'other';
	const given = Object.fromEntries(BANK_FIELDS.map((field) => [field, text(field)]));
	const parsed = bankDetailsInput.safeParse({ scheme: kind, ...given });
	if (parsed.success) return { details: parsed.data };
	const named = parsed.error.issues.map(({ path }) => String(path[0]));
	const wrong = BANK_FIELDS.filter((field) => named.includes(field)).map((field) => [field, WRONG[field]()]);
	return { answer: { scheme: kind, given, wrong: Object.fromEntries(wrong) } };
}

const WRONG: Said<BankField> = {
	holder: m.case_bank_wrong_holder,
	bank: m.case_bank_wrong_bank,
	account: m.case_bank_wrong_account,
	iban: m.case_bank_wrong_iban,
	routing: m.case_bank_wrong_routing
};
