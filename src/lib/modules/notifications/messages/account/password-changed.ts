import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';

/** The password is another one now. */
export const passwordChanged = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_password_changed_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_password_changed_title({}, { locale });
		const before = [
			m.mail_password_changed_text({ shop: shop.name, at: whenWords(payload, to) }, { locale }),
			m.mail_account_react({}, { locale })
		];
		const button = m.mail_password_changed_button({}, { locale });
		return accountBlocks({ title, before, button }, payload, to);
	}
});
