import { z } from 'zod';
import { returnGuide } from '../../cancellations/returns/return-guide';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, moneyBlocks, opening, text } from '../phrases';
import { returnBlocks } from '../return-blocks';
import { m } from '../spoken';

/** Some of the units left the case, since they could not be stopped: what still comes back, and how to send those. */
export const partNotStopped = defineMessage({
	payload: casePayload.extend({ why: z.enum(['shipped_first', 'not_stopped']), guide: returnGuide.optional() }),
	subject: ({ order }, { locale }) => m.mail_part_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { why, guide } = payload;
		const because = why === 'shipped_first' ? m.mail_part_shipped : m.mail_part_not_stopped;
		return [
			...opening(m.mail_part_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(because({}, { locale })),
			text(m.mail_part_rest({}, { locale })),
			...moneyBlocks(payload, to),
			...(guide ? returnBlocks(guide, to) : []),
			...closing(payload, to, payload.timeZone)
		];
	}
});
