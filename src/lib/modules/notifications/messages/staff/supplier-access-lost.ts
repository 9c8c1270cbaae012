import { z } from 'zod';
import { accountPayload } from '../../account-payload';
import { staffBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';
import { m } from '../../spoken';

/** A supplier's own system lets us in no more: its owner has to give the app new tokens. */
export const supplierAccessLost = defineMessage({
	payload: accountPayload.extend({ supplier: z.string(), why: z.string() }),
	subject: ({ supplier }, { locale }) => m.mail_access_lost_subject({ supplier }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { supplier, why } = payload;
		const before = [
			m.mail_access_lost_text({ supplier, why, at: whenWords(payload, to) }, { locale }),
			m.mail_access_lost_next({ supplier }, { locale })
		];
		const title = m.mail_access_lost_title({}, { locale });
		return staffBlocks({ title, before, button: m.mail_access_lost_button({}, { locale }) }, payload, to);
	}
});
