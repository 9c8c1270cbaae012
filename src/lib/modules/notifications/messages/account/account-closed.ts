import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';

/** The account is closed. Nothing leads back to it, so this mail has no button. */
export const accountClosed = defineMessage({
	payload: accountPayload,
	subject: (_, { locale, shop }) => m.mail_account_closed_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_account_closed_title({}, { locale });
		const facts = { shop: shop.name, at: whenWords(payload, to) };
		const before = [m.mail_account_closed_text(facts, { locale }), m.mail_account_closed_kept({}, { locale })];
		return accountBlocks({ title, before }, payload, to);
	}
});
