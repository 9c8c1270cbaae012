import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, opening, text } from '../phrases';
import { m } from '../spoken';

/** The link in an older mail opens nothing any more: here is the next one. */
export const newLink = defineMessage({
	payload: casePayload.pick({ name: true, order: true, number: true, timeZone: true }),
	subject: ({ number }, { locale }) => m.mail_new_link_subject({ number }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		return [
			...opening(m.mail_new_link_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(m.mail_new_link_text({ number: payload.number, order: payload.order }, { locale })),
			...closing(payload, to, payload.timeZone),
			{ kind: 'note', text: m.mail_new_link_ignore({}, { locale }) }
		];
	}
});
