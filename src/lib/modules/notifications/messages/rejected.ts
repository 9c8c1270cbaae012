import { z } from 'zod';
import { m } from '../spoken';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { returnGuide } from '../../cancellations/returns/return-guide';
import { returnBlocks } from '../return-blocks';
import { closing, itemsBlock, opening, text } from '../phrases';

/** No, why, and what to do instead. */
export const rejected = defineMessage({
	payload: casePayload.extend({
		why: z.enum(['decided', 'shipped_first', 'not_stopped']),
		reason: z.string().nullable(),
		/** Where its units are on their way: how to send them back. */
		guide: returnGuide.optional()
	}),
	subject: ({ order }, { locale }) => m.mail_rejected_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { guide } = payload;
		const back = guide ? m.mail_rejected_return_how({}, { locale }) : m.mail_rejected_return({}, { locale });
		const instead = [back, m.mail_rejected_keep({}, { locale })];
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
			...(guide ? returnBlocks(guide, to) : []),
			...closing(payload, to, payload.timeZone)
		];
	}
});
