import { z } from 'zod';
import { m } from '../spoken';
import { accountPayload } from '../account-payload';
import { accountBlocks, whenWords } from '../account-phrases';
import { defineMessage } from '../message';

/** Acknowledges a withdrawal from a contract on a lasting medium: what was declared, on which day and at which time. */
export const withdrawalReceived = defineMessage({
	payload: accountPayload.extend({ order: z.string(), email: z.string() }),
	subject: ({ order }, { locale }) => m.mail_withdrawal_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { name, order, email } = payload;
		const title = m.mail_withdrawal_title({}, { locale });
		const before = [
			m.mail_withdrawal_text({ when: whenWords(payload, to) }, { locale }),
			m.mail_withdrawal_content({ name, order, email }, { locale }),
			m.mail_withdrawal_next({}, { locale })
		];
		return accountBlocks({ title, before }, payload, to);
	}
});
