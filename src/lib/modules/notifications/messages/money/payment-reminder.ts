import { m } from '../../spoken';
import { defineMessage } from '../../message';
import { amountOf, paymentBlocks, paymentPayload } from '../../payment-phrases';

/** It has not been paid yet. */
export const paymentReminder = defineMessage({
	payload: paymentPayload,
	subject: (payload, to) =>
		m.mail_reminder_subject({ order: payload.order, amount: amountOf(payload, to) }, { locale: to.locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const amount = amountOf(payload, to);
		const title = m.mail_reminder_title({ amount }, { locale });
		const said = [m.mail_reminder_text({ amount, order: payload.order }, { locale })];
		return paymentBlocks({ title, said, button: m.mail_payment_button({ amount }, { locale }) }, payload, to);
	}
});
