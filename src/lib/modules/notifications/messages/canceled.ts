import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, moneyBlocks, opening, refundBlocks, text } from '../phrases';

/** The end: the items are canceled and every amount is accounted for. */
export const canceled = defineMessage({
	payload: casePayload,
	subject: ({ order }, { locale }) => m.mail_canceled_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const said = payload.due > 0 ? m.mail_canceled_text : m.mail_canceled_nothing;
		return [
			...opening(m.mail_canceled_title({}, { locale }), payload, to),
			text(said({}, { locale })),
			...moneyBlocks(payload, to),
			...refundBlocks(payload, to),
			...closing(payload, to, payload.timeZone)
		];
	}
});
