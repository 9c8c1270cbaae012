import { m } from '../spoken';
import { z } from 'zod';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, opening, text } from '../phrases';

/** Somebody of the shop wrote to the shopper on the case. */
export const messageFromShop = defineMessage({
	payload: casePayload
		.pick({ name: true, order: true, number: true, cause: true, timeZone: true })
		.extend({ author: z.string(), body: z.string() }),
	subject: ({ number, cause }, { locale }) =>
		(cause === 'withdrawal' ? m.mail_message_withdrawal_subject : m.mail_message_subject)({ number }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const { author, order, body } = payload;
		return [
			...opening(m.mail_message_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(m.mail_message_text({ author, shop: shop.name, order }, { locale })),
			{ kind: 'quote', text: body },
			...closing(payload, { ...to, label: m.mail_message_answer({}, { locale }) }, payload.timeZone)
		];
	}
});
