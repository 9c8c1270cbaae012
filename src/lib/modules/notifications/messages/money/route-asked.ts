import { z } from 'zod';
import { formatMoney } from '$lib/core/format';
import { m } from '../../spoken';
import { defineMessage } from '../../message';
import { casePayload } from '../../payload';
import { closing, opening, text } from '../../phrases';

/** Money could not go back the way it came: its reader is asked which other way it may go. */
export const routeAsked = defineMessage({
	payload: casePayload.extend({ amount: z.int(), failed: z.boolean() }),
	subject: ({ amount, currency }, { locale }) =>
		m.mail_route_subject({ amount: formatMoney(amount, currency, locale) }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { order, currency, failed } = payload;
		const amount = formatMoney(payload.amount, currency, locale);
		return [
			...opening(m.mail_route_title({}, { locale }), { ...payload, shopsFault: false }, to),
			text((failed ? m.mail_route_failed : m.mail_route_closed)({ amount, order }, { locale })),
			text((payload.cause === 'withdrawal' ? m.mail_route_withdrawal_choose : m.mail_route_choose)({}, { locale })),
			text(m.mail_route_safe({}, { locale })),
			...closing(payload, { ...to, label: m.mail_route_button({}, { locale }) }, payload.timeZone)
		];
	}
});
