import { z } from 'zod';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { staffBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';

const WHY = { gone: m.mail_webhook_off_gone, failing: m.mail_webhook_off_failing };

/** Nothing is sent to another program any more, since nothing arrives there: whose it is has to look at it; a buyer by the API. */
export const webhookOff = defineMessage({
	payload: accountPayload.extend({
		endpoint: z.string(),
		address: z.string(),
		why: z.enum(['gone', 'failing']),
		byApi: z.boolean().default(false)
	}),
	subject: ({ endpoint }, { locale }) => m.mail_webhook_off_subject({ endpoint }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { endpoint, address, why, byApi } = payload;
		const next = byApi ? m.mail_webhook_off_next_api : m.mail_webhook_off_next;
		const button = byApi ? m.mail_webhook_off_button_api : m.mail_webhook_off_button;
		const title = m.mail_webhook_off_title({}, { locale });
		const before = [WHY[why]({ endpoint, address, at: whenWords(payload, to) }, { locale }), next({}, { locale })];
		return staffBlocks({ title, before, button: button({}, { locale }) }, payload, to);
	}
});
