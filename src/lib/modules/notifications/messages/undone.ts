import { z } from 'zod';
import { formatMoney } from '$lib/core/format';
import { m } from '$lib/paraglide/messages';
import { defineMessage } from '../message';
import { casePayload } from '../payload';
import { closing, itemsBlock, opening, text } from '../phrases';

/** The order goes on; what was already given back may have to be paid again. */
export const undone = defineMessage({
	payload: casePayload.extend({ owed: z.int() }),
	subject: ({ order }, { locale }) => m.mail_undone_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { number, owed, currency } = payload;
		const amount = formatMoney(owed, currency, locale);
		return [
			...opening(m.mail_undone_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(m.mail_undone_text({ number }, { locale })),
			itemsBlock(payload, to),
			...(owed > 0 ? [text(m.mail_undone_owed({ amount }, { locale }))] : []),
			...closing(payload, to, payload.timeZone)
		];
	}
});
