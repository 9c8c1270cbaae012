import { m } from '$lib/paraglide/messages';
import type { EnvelopeTrouble } from './envelope';
import type { Answer, AnswerLine, ChangeLine, MessageTrouble } from './message';

/** What is wrong with an envelope, and what to do about it. */
export const ENVELOPE_WORDS: Readonly<Record<EnvelopeTrouble, () => string>> = {
	not_an_interchange: m.edi_trouble_not_an_interchange,
	not_ended: m.edi_trouble_not_ended,
	out_of_place: m.edi_trouble_out_of_place,
	count_wrong: m.edi_trouble_count_wrong,
	control_wrong: m.edi_trouble_control_wrong,
	control_repeated: m.edi_trouble_control_repeated
};

/** Why a message means nothing to us. */
export const MESSAGE_WORDS: Readonly<Record<MessageTrouble, () => string>> = {
	type_unknown: m.edi_trouble_type_unknown,
	number_missing: m.edi_trouble_number_missing,
	purpose_unknown: m.edi_trouble_purpose_unknown,
	quantity_unreadable: m.edi_trouble_quantity_unreadable,
	lines_missing: m.edi_trouble_lines_missing
};

export const ANSWER_WORDS: Readonly<Record<Answer | AnswerLine['answer'], () => string>> = {
	accepted: m.edi_answer_accepted,
	changed: m.edi_answer_changed,
	rejected: m.edi_answer_rejected,
	deleted: m.edi_answer_deleted
};

type Named = { readonly line: string; readonly count: number };
/** What is to happen to a line. */
export const CHANGE_WORDS: Readonly<Record<ChangeLine['action'], (named: Named) => string>> = {
	delete: m.edi_line_delete,
	decrease: m.edi_line_decrease,
	keep: m.edi_line_keep,
	other: m.edi_line_other
};
