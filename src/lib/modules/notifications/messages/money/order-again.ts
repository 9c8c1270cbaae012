import { m } from '../../spoken';
import { defineMessage } from '../../message';
import { amountOf, paymentBlocks, paymentPayload } from '../../payment-phrases';

/** What was canceled can't be brought back, but it can be ordered again, at the same price. */
export const orderAgain = defineMessage({
	payload: paymentPayload,
	subject: ({ order }, { locale }) => m.mail_again_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const amount = amountOf(payload, to);
		const said = [m.mail_again_text({ order: payload.order, amount }, { locale })];
		const title = m.mail_again_title({}, { locale });
		return paymentBlocks({ title, said, button: m.mail_again_button({ amount }, { locale }) }, payload, to);
	}
});
