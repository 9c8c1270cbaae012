import { z } from 'zod';
import { formatMoney } from '$lib/core/format';
import { m } from '../../spoken';
import { defineMessage } from '../../message';
import { casePayload } from '../../payload';
import { closing, itemsBlock, opening, refundBlocks, text } from '../../phrases';

/** One movement of money left us: by which way, how much, until when, and its trace number. */
export const refundSent = defineMessage({
	payload: casePayload.extend({ amount: z.int(), rest: z.int() }),
	subject: ({ amount, currency }, { locale }) =>
		m.mail_refund_subject({ amount: formatMoney(amount, currency, locale) }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { order, currency } = payload;
		const amount = formatMoney(payload.amount, currency, locale);
		const rest = formatMoney(payload.rest, currency, locale);
		return [
			...opening(m.mail_refund_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text(m.mail_refund_text({ amount, order }, { locale })),
			...refundBlocks(payload, to),
			...(payload.rest > 0 ? [text(m.mail_refund_rest({ amount: rest }, { locale }))] : []),
			text(m.mail_refund_patience({}, { locale })),
			itemsBlock(payload, to),
			...closing(payload, to, payload.timeZone)
		];
	}
});
