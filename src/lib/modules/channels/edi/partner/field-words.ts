import { m } from '$lib/paraglide/messages';

/** What the fields of a partner are called. */
export const EDI_FIELD_WORDS: Readonly<Record<string, () => string>> = {
	name: m.channels_name,
	own_id: m.edi_own_id,
	own_qualifier: m.edi_own_qualifier,
	their_id: m.edi_their_id,
	their_qualifier: m.edi_their_qualifier,
	supplier: m.edi_supplier,
	email: m.edi_email,
	folder: m.edi_folder,
	host: m.edi_host,
	port: m.edi_port,
	user: m.edi_user,
	password: m.edi_password,
	private_key: m.edi_private_key,
	host_key: m.edi_host_key,
	in_path: m.edi_in_path,
	out_path: m.edi_out_path,
	version: m.edi_version,
	order_prefix: m.edi_order_prefix,
	receipt_hours: m.edi_receipt_hours,
	currency: m.edi_currency,
	region: m.edi_region,
	segment: m.edi_sign_segment,
	element: m.edi_sign_element,
	component: m.edi_sign_component,
	release: m.edi_sign_release
};

/** Fields that stand behind a fold, which is open while one of them is wrong. */
export const FOLDED: readonly string[] = [
	...['version', 'order_prefix', 'receipt_hours', 'currency', 'region'],
	...['segment', 'element', 'component', 'release']
];

/** A refusal that is about one field. */
const FIELD_OF: Readonly<Record<string, string>> = {
	'connection.name_taken': 'name',
	'edi.supplier_unknown': 'supplier',
	'edi.parties_taken': 'their_id',
	'edi.no_folders': 'folder'
};

type Refused = {
	readonly errors: Readonly<Record<string, unknown>>;
	readonly message?: { readonly code?: string; readonly text: string };
};

/** What is wrong, by field: said beside it, and in the list above all of them. */
export function wrongFields(form: Refused | undefined): Readonly<Record<string, string>> {
	if (!form) return {};
	const field = FIELD_OF[form.message?.code ?? ''];
	const marked = Object.keys(form.errors).filter((name) => name in EDI_FIELD_WORDS);
	const texts = marked.map((name) => [name, m.channels_field_wrong()] as const);
	return Object.fromEntries([...texts, ...(field && form.message ? [[field, form.message.text] as const] : [])]);
}

/** The same as a list that leads to the fields. */
export const wrongList = (wrong: Readonly<Record<string, string>>) =>
	Object.entries(wrong).map(([name, text]) => ({
		text: `${EDI_FIELD_WORDS[name]?.() ?? name}: ${text}`,
		href: `#edi-${name}`
	}));
