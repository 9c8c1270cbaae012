import { m } from '../../spoken';
import { defineMessage } from '../../message';
import { amountOf, paymentBlocks, paymentPayload } from '../../payment-phrases';

/** The order goes on once it is paid, and here is how. */
export const paymentRequest = defineMessage({
	payload: paymentPayload,
	subject: (payload, to) => {
		const said = payload.undone === null ? m.mail_payment_subject : m.mail_payment_subject_undone;
		return said({ order: payload.order, amount: amountOf(payload, to) }, { locale: to.locale });
	},
	blocks: (payload, to) => {
		const { locale } = to;
		const amount = amountOf(payload, to);
		const undone = payload.undone === null ? [] : [m.mail_undone_text({ number: payload.undone }, { locale })];
		return paymentBlocks(
			{
				title: m.mail_payment_title({ amount }, { locale }),
				said: [...undone, m.mail_payment_text({ amount }, { locale })],
				button: m.mail_payment_button({ amount }, { locale })
			},
			payload,
			to
		);
	}
});
