import { EVERY_LANGUAGE, localeFor } from '$lib/core/languages';
import type { Tx } from '$lib/server/db';
import type { SentMail } from '../cancellations/evidence/story.server';
import { keptMail, nameOf } from './kept-mail';
import { MESSAGES } from './messages';
import { renderText } from './render/text';
import { mailsOfCase } from './repository/mails.server';
import type { Mail } from './repository/mails.server';

/**
 * Every mail about a case, worded again from what was frozen when it was ordered. Links are left out: each was its reader's
 * alone.
 */
export const mailsAsSent = async (tx: Tx, cancellationId: string): Promise<SentMail[]> =>
	(await mailsOfCase(tx, cancellationId)).map(asSent);

function asSent({ payload, locale, template, recipient, state, delivery, sentAt, createdAt }: Mail): SentMail {
	const { content, shop, own } = keptMail.parse(payload);
	const letter = MESSAGES[nameOf(template)].compose(content, { locale: localeFor(EVERY_LANGUAGE, locale), shop, own });
	return {
		to: recipient,
		at: (sentAt ?? createdAt).toISOString(),
		state: delivery ?? state,
		template,
		subject: letter.subject,
		text: renderText(letter)
	};
}
