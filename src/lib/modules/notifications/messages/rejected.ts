import { z } from 'zod';
import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, itemsBlock, opening, text } from '../phrases';

/** No, why, and what to do instead. */
export const rejected = defineMessage({
	payload: casePayload.extend({
		why: z.enum(['decided', 'shipped_first', 'not_stopped']),
		reason: z.string().nullable()
	}),
	subject: ({ order }, { locale }) => m.mail_rejected_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const instead = [m.mail_rejected_return({}, { locale }), m.mail_rejected_keep({}, { locale })];
		const because = {
			decided: [],
			shipped_first: [text(m.mail_rejected_shipped({}, { locale }))],
			not_stopped: [text(m.mail_rejected_not_stopped({}, { locale }))]
		};
		return [
			...opening(m.mail_rejected_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(m.mail_rejected_text({}, { locale })),
			...because[payload.why],
			...(payload.reason ? [text(m.mail_rejected_reason({ reason: payload.reason }, { locale }))] : []),
			itemsBlock(payload, to),
			{ kind: 'list', title: m.mail_instead({}, { locale }), rows: instead },
			...closing(payload, to, payload.timeZone)
		];
	}
});
