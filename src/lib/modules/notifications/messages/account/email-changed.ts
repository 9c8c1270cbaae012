import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';

/** To the old address: the account is known by another one now. */
export const emailChanged = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_email_changed_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_email_changed_title({}, { locale });
		const before = [
			m.mail_email_changed_text({ shop: shop.name, at: whenWords(payload, to) }, { locale }),
			m.mail_account_react({}, { locale })
		];
		const button = m.mail_email_changed_button({}, { locale });
		return accountBlocks({ title, before, button }, payload, to);
	}
});
