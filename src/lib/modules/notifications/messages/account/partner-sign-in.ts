import { z } from 'zod';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks } from '../../account-phrases';
import { defineMessage } from '../../message';

/** The way in for somebody of a partner. */
export const partnerSignIn = defineMessage({
	payload: accountPayload.extend({ partner: z.string() }),
	subject: (_, { locale, shop }) => m.mail_sign_in_link_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_partner_sign_in_title({ partner: payload.partner }, { locale });
		const before = [m.mail_partner_sign_in_text({ partner: payload.partner, shop: shop.name }, { locale })];
		const button = m.mail_sign_in_link_button({}, { locale });
		const after = [m.mail_account_ignore({}, { locale })];
		return accountBlocks({ title, before, button, after }, payload, to);
	}
});
