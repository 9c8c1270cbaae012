import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, opening, text } from '../phrases';
import { m } from '../spoken';

/** The link in an older mail opens nothing any more: here is the next one. */
export const newLink = defineMessage({
	payload: casePayload.pick({ name: true, order: true, number: true, cause: true, timeZone: true }),
	subject: ({ number, cause }, { locale }) =>
		(cause === 'withdrawal' ? m.mail_new_link_withdrawal_subject : m.mail_new_link_subject)({ number }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const said = payload.cause === 'withdrawal' ? m.mail_new_link_withdrawal_text : m.mail_new_link_text;
		return [
			...opening(m.mail_new_link_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(said({ number: payload.number, order: payload.order }, { locale })),
			...closing(payload, to, payload.timeZone),
			{ kind: 'note', text: m.mail_new_link_ignore({}, { locale }) }
		];
	}
});
