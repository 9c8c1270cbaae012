import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

/** To the new address: its owner confirms that the account may move to it. */
export const confirmEmail = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_confirm_email_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_confirm_email_title({}, { locale });
		const before = [m.mail_confirm_email_text({ shop: shop.name }, { locale })];
		const button = m.mail_confirm_email_button({}, { locale });
		const after = [m.mail_account_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
