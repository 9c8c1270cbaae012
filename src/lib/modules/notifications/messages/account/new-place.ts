import { z } from 'zod';
import { browserWords } from '../../../accounts/browser-words';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';

/** Somebody signed in where this account was never seen before. */
export const newPlace = defineMessage({
	payload: accountPayload.extend({ userAgent: z.string(), address: z.string() }),
	subject: (_, { locale, shop }) => m.mail_new_place_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_new_place_title({}, { locale });
		const button = m.mail_new_place_button({}, { locale });
		const browser = browserWords(payload.userAgent, locale);
		const facts = { shop: shop.name, at: whenWords(payload, to), browser, address: payload.address };
		const before = [m.mail_new_place_text(facts, { locale }), m.mail_account_react({}, { locale })];
		return accountBlocks({ title, before, button }, payload, to);
	}
});
