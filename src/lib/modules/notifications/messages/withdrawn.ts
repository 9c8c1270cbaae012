import { z } from 'zod';
import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, itemsBlock, opening, text } from '../phrases';

/** Who asked keeps the order after all, or withdraws from the contract (`gaveWay`), which needs nobody's leave. */
export const withdrawn = defineMessage({
	payload: casePayload.extend({ gaveWay: z.boolean().default(false) }),
	subject: ({ order }, { locale }) => m.mail_withdrawn_subject({ order }, { locale }),
	blocks: (payload, to) => [
		...opening(m.mail_withdrawn_title({}, { locale: to.locale }), { ...payload, shopsFault: false }, to),
		text((payload.gaveWay ? m.mail_gave_way_text : m.mail_withdrawn_text)({}, { locale: to.locale })),
		itemsBlock(payload, to),
		...closing(payload, to, payload.timeZone)
	]
});
