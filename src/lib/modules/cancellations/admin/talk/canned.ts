import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';
import { repliesFor, type Situation, type SituationFacts } from './situation';

type To = { readonly name: string; readonly number: string; readonly locale: Locale };

// prettier-ignore
const REPLIES = {
	fault:   { title: m.telling_canned_fault,   body: m.telling_canned_fault_text },
	shipped: { title: m.telling_canned_shipped, body: m.telling_canned_shipped_text },
	refund:  { title: m.telling_canned_refund,  body: m.telling_canned_refund_text },
	account: { title: m.telling_canned_account, body: m.telling_canned_account_text },
	keep:    { title: m.telling_canned_keep,    body: m.telling_canned_keep_text }
} as const satisfies Record<Situation, unknown>;

/** Replies to begin from, what fits first: named in the language of staff, worded in that of the shopper. */
export function cannedReplies({ name, number, locale }: To, facts: SituationFacts) {
	return repliesFor(facts).map((key) => {
		const { title, body } = REPLIES[key];
		return { key, title: title(), body: body({ name, number }, { locale }) };
	});
}
