import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

/** Somebody signed up with an address that has an account: its owner is told, and nobody else. */
export const signedUpAgain = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_signed_up_again_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_signed_up_again_title({}, { locale });
		const before = [m.mail_signed_up_again_text({ shop: shop.name }, { locale })];
		const button = m.mail_signed_up_again_button({}, { locale });
		const after = [m.mail_account_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
