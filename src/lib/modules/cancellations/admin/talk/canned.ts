import { m } from '$lib/paraglide/messages';
import { baseLocale, isLocale } from '$lib/paraglide/runtime';

type To = { readonly name: string; readonly number: string; readonly locale: string };

// prettier-ignore
const SITUATIONS = [
	{ key: 'fault',   title: m.telling_canned_fault,   body: m.telling_canned_fault_text },
	{ key: 'shipped', title: m.telling_canned_shipped, body: m.telling_canned_shipped_text },
	{ key: 'refund',  title: m.telling_canned_refund,  body: m.telling_canned_refund_text },
	{ key: 'account', title: m.telling_canned_account, body: m.telling_canned_account_text },
	{ key: 'keep',    title: m.telling_canned_keep,    body: m.telling_canned_keep_text }
] as const;

/** Replies to begin from, by situation: named in the language of staff, worded in that of the order. */
export function cannedReplies({ name, number, locale }: To) {
	const [language = ''] = locale.split('-');
	const reads = isLocale(language) ? language : baseLocale;
	return SITUATIONS.map(({ key, title, body }) => ({
		key,
		title: title(),
		body: body({ name, number }, { locale: reads })
	}));
}
