import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, itemsBlock, opening, text } from '../phrases';

/** The order goes on, and nothing is to be paid for it; where something is, the payment request tells both. */
export const undone = defineMessage({
	payload: casePayload,
	subject: ({ order, cause }, { locale }) =>
		(cause === 'withdrawal' ? m.mail_undone_withdrawal_subject : m.mail_undone_subject)({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { number, cause } = payload;
		const said = cause === 'withdrawal' ? m.mail_undone_withdrawal_text : m.mail_undone_text;
		return [
			...opening(m.mail_undone_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(said({ number }, { locale })),
			itemsBlock(payload, to),
			...closing(payload, to, payload.timeZone)
		];
	}
});
