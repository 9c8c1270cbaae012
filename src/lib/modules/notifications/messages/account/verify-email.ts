import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

/** The one who signed up with this address confirms that it is theirs. */
export const verifyEmail = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_verify_email_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_verify_email_title({}, { locale });
		const before = [m.mail_verify_email_text({ shop: shop.name }, { locale })];
		const button = m.mail_verify_email_button({}, { locale });
		const after = [m.mail_verify_email_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
