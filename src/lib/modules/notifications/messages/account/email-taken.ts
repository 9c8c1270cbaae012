import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

/** To an address an account was to move to, and that has one already. */
export const emailTaken = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_email_taken_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_email_taken_title({}, { locale });
		const before = [m.mail_email_taken_text({ shop: shop.name }, { locale })];
		const after = [m.mail_account_ignore({}, { locale })];
		return accountBlocks({ title, before, after }, payload, to);
	}
});
