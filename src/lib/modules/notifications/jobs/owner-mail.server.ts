import { everyLanguage, localeFor } from '$lib/core/languages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { owners } from '../../accounts/repository/team.server';
import { findReader } from '../repository/mails.server';
import { orderMail, type MailOrder } from './order-mail.server';

type News = Pick<MailOrder, 'occasion' | 'message' | 'content'> & { readonly at: string; readonly page: string };

/** Tells each of these people, the owners unless others are named, in their language and time. Ordered again it is not there twice. */
export async function mailOwners(
	tx: Tx,
	ctx: Ctx,
	{ occasion, message, page, at, content }: News,
	people?: readonly { readonly id: string }[]
): Promise<void> {
	for (const { id } of people ?? (await owners(tx))) {
		const reader = await findReader(tx, id);
		if (!reader) continue;
		const timeZone = reader.timeZone ?? ctx.timeZone;
		await orderMail(tx, ctx, {
			...{ occasion, message, cancellationId: null, withLink: false, page, recipient: reader.email },
			locale: localeFor(everyLanguage(ctx.languages), reader.locale),
			content: { name: reader.name, timeZone, at, ...content }
		});
	}
}
