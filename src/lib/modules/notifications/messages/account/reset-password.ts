import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

/** A way to a new password. */
export const resetPassword = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_reset_password_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_reset_password_title({}, { locale });
		const before = [m.mail_reset_password_text({ shop: shop.name }, { locale })];
		const button = m.mail_reset_password_button({}, { locale });
		const after = [m.mail_reset_password_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
