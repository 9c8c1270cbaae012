import { z } from 'zod';
import { formatDate } from '$lib/core/format';
import { m } from '../../spoken';
import { accountPayload } from '../../account-payload';
import { accountBlocks, whenWords } from '../../account-phrases';
import { defineMessage } from '../../message';

/** The account will close, because somebody who was signed in asked for it. */
export const deletionAsked = defineMessage({
	payload: accountPayload.extend({ closes: z.iso.datetime() }),
	subject: (_, { locale, shop }) => m.mail_deletion_asked_subject({ shop: shop.name }, { locale }),
	blocks: (payload, to) => {
		const { locale, shop } = to;
		const title = m.mail_deletion_asked_title({}, { locale });
		const button = m.mail_deletion_asked_button({}, { locale });
		const date = formatDate(new Date(payload.closes), locale, payload.timeZone, 'long');
		const facts = { shop: shop.name, at: whenWords(payload, to), date };
		const before = [m.mail_deletion_asked_text(facts, { locale }), m.mail_deletion_asked_keep({}, { locale })];
		return accountBlocks({ title, before, button }, payload, to);
	}
});
