import { z } from 'zod';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

/** A way to one order, for whoever has no account. */
export const openOrder = defineMessage({
	payload: accountPayload.extend({ order: z.string() }),
	subject: ({ order }, { locale }) => m.mail_open_order_subject({ order }, { locale }),
	blocks: (payload, to) => {
		const { locale } = to;
		const { order } = payload;
		const title = m.mail_open_order_title({ order }, { locale });
		const before = [m.mail_open_order_text({}, { locale })];
		const button = m.mail_open_order_button({}, { locale });
		const after = [m.mail_open_order_private({}, { locale }), m.mail_account_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
