import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

/** A sign-in without a password. */
export const signInLink = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_sign_in_link_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_sign_in_link_title({}, { locale });
		const before = [m.mail_sign_in_link_text({ shop: shop.name }, { locale })];
		const button = m.mail_sign_in_link_button({}, { locale });
		const after = [m.mail_account_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
