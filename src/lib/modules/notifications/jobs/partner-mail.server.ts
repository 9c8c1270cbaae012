import { everyLanguage, localeFor } from '$lib/core/languages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { peopleOfPartners } from '../../accounts/repository/partners/people.server';
import { caseOn, type Desk } from '../../cancellations/case';
import { beganBy } from '../../cancellations/repository/history.server';
import { partnersToTell } from '../partner-telling';
import { orderMail } from './order-mail.server';

type Telling = { readonly desk: Desk; readonly cancellation: string; readonly event: string };

/**
 * Tells the people of the partners on the other side that somebody canceled. Whoever is told of it as the customer, at the
 * same address, is not told twice.
 */
export async function preparePartnerMails(tx: Tx, ctx: Ctx, { desk, cancellation, event }: Telling): Promise<void> {
	const it = caseOn(desk, cancellation);
	const asker = await beganBy(tx, cancellation);
	const news = partnersToTell(desk, it, asker?.kind === 'partner' ? asker.id : null);
	const people = await peopleOfPartners(
		tx,
		news.map(({ partner }) => partner)
	);
	for (const { id: _id, email, locale, timeZone, partner, role, name } of people) {
		const one = news.find((told) => told.partner === partner && told.side === role);
		if (!one || email === desk.order.email.toLowerCase()) continue;
		const { by, items } = one;
		const said = { name, partner, side: role, by, order: desk.order.number, number: it.number, items };
		await orderMail(tx, ctx, {
			...{ occasion: event, message: 'partner-canceled', cancellationId: cancellation, recipient: email },
			locale: localeFor(everyLanguage(ctx.languages), locale, desk.order.locale),
			content: { ...said, timeZone: timeZone ?? ctx.timeZone, at: ctx.now.toISOString() },
			...{ withLink: false, page: `/partner/cancellations/${it.number}` }
		});
	}
}
