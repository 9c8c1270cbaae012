import { m } from '../../spoken';
import { defineMessage } from '../../message';
import { amountOf, paymentBlocks, paymentPayload } from '../../payment-phrases';

/** All of it is paid: the goods go, and the order shows how far they are. */
export const paymentReceived = defineMessage({
	payload: paymentPayload,
	subject: ({ order }, { locale }) => m.mail_paid_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const said = [m.mail_paid_text({ amount: amountOf(payload, to) }, { locale })];
		const button = m.mail_open_order_button({}, { locale });
		return paymentBlocks({ title: m.mail_paid_title({}, { locale }), said, button }, payload, to);
	}
});
