import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, itemsBlock, opening, text } from '../phrases';

/** The order goes on, and nothing is to be paid for it; where something is, the payment request tells both. */
export const undone = defineMessage({
	payload: casePayload,
	subject: ({ order }, { locale }) => m.mail_undone_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { number } = payload;
		return [
			...opening(m.mail_undone_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(m.mail_undone_text({ number }, { locale })),
			itemsBlock(payload, to),
			...closing(payload, to, payload.timeZone)
		];
	}
});
