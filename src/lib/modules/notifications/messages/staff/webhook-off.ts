import { z } from 'zod';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { staffBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';

const WHY = { gone: m.mail_webhook_off_gone, failing: m.mail_webhook_off_failing };

/** Nothing is sent to another program any more, since nothing arrives there: its owner has to look at it. */
export const webhookOff = defineMessage({
	payload: accountPayload.extend({ endpoint: z.string(), address: z.string(), why: z.enum(['gone', 'failing']) }),
	subject: ({ endpoint }, { locale }) => m.mail_webhook_off_subject({ endpoint }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { endpoint, address, why } = payload;
		const title = m.mail_webhook_off_title({}, { locale });
		const before = [
			WHY[why]({ endpoint, address, at: whenWords(payload, to) }, { locale }),
			m.mail_webhook_off_next({}, { locale })
		];
		return staffBlocks({ title, before, button: m.mail_webhook_off_button({}, { locale }) }, payload, to);
	}
});
