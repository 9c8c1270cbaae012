import { m } from '$lib/paraglide/messages';
import type { Case } from '../../case';
import { ATTACHABLE } from '../../talk/attachment';

const LIVE: readonly string[] = ['requested', 'in_progress', 'canceled'];

/** What stands over the parts of a case's page, and on its small forms. The server says it: first visits stay light. */
export const titlesOf = ({ state }: Pick<Case, 'state'>) => ({
	money: m.case_money(),
	moneyNone: m.case_money_none(),
	details: m.case_details(),
	what: state === 'requested' ? m.case_what_asked() : LIVE.includes(state) ? m.case_what() : m.case_what_kept(),
	stays: m.case_stays(),
	otherAccount: m.case_bank_other(),
	messages: m.case_messages(),
	timeline: m.case_timeline(),
	withdraw: { title: m.case_withdraw_title(), text: m.case_withdraw_text(), button: m.case_withdraw() },
	talk: { none: m.case_messages_none(), label: m.case_message_label(), send: m.case_message_send() },
	attach: { label: m.telling_attach(), hint: m.telling_attach_hint(), accept: ATTACHABLE.join(',') }
});
