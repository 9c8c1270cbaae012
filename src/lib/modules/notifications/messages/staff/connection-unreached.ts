import { z } from 'zod';
import { TROUBLES, type Trouble } from '../../../channels/states';
import { accountPayload } from '../../account-payload';
import { staffBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';
import { m } from '../../spoken';

const WHY: Readonly<Record<Trouble, typeof m.mail_unreached_busy>> = {
	busy: m.mail_unreached_busy,
	unauthorized: m.mail_unreached_unauthorized,
	unavailable: m.mail_unreached_unavailable,
	unexpected: m.mail_unreached_unexpected
};

/** A store or an EDI partner's place has not been reached for long: what waits for it, and what its owner can do. */
export const connectionUnreached = defineMessage({
	payload: accountPayload.extend({ connection: z.string(), edi: z.boolean(), trouble: z.enum(TROUBLES) }),
	subject: ({ connection }, { locale }) => m.mail_unreached_subject({ connection }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { connection, edi, trouble } = payload;
		const waits = edi ? m.mail_unreached_waits_edi : m.mail_unreached_waits;
		const before = [WHY[trouble]({ connection, at: whenWords(payload, to) }, { locale }), waits({}, { locale })];
		const title = m.mail_unreached_title({}, { locale });
		return staffBlocks({ title, before, button: m.mail_unreached_button({}, { locale }) }, payload, to);
	}
});
