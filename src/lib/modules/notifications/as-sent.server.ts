import { SYSTEM } from '$lib/core/actor';
import { EVERY_LANGUAGE, localeFor } from '$lib/core/languages';
import type { Tx } from '$lib/server/db';
import type { SentMail } from '../cancellations/evidence/story.server';
import { withdrawalsOf } from '../cancellations/repository/withdrawals.server';
import { getOrder } from '../orders/repository/read.server';
import { acknowledgementOf, mailKey } from './acknowledgement';
import { keptMail, nameOf } from './kept-mail';
import { MESSAGES } from './messages';
import { renderText } from './render/text';
import { mailsOfCase } from './repository/mails.server';
import type { Mail } from './repository/mails.server';

/**
 * Every mail about a case, the acknowledgement of the declaration that began it among them, worded again from what was
 * frozen when it was ordered. Links are left out: each was its reader's alone.
 */
export async function mailsAsSent(tx: Tx, it: { readonly id: string; readonly orderId: string }): Promise<SentMail[]> {
	const declared = await withdrawalsOf(tx, it);
	const { email } = await getOrder(tx, SYSTEM, it.orderId);
	const keys = declared.flatMap((said) => [said, { ...said, email }]).map((said) => mailKey(acknowledgementOf(said)));
	return (await mailsOfCase(tx, it.id, keys)).map(asSent);
}

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
