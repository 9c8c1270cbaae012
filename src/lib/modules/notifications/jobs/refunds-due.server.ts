import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { everyLanguage, localeFor } from '$lib/core/languages';
import { cutsAt } from '../../cancellations/dashboard/dashboard';
import { remindUntil } from '../../cancellations/money/refund-due';
import { countDueBefore, listDue } from '../../cancellations/repository/refunds/due-refunds.server';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { findReader } from '../repository/mails.server';
import { orderMail } from './order-mail.server';

const SHOWN = 10;
const PAGE = '/admin/refunds?tab=due&due=week';

/**
 * Orders the day's letter about refunds that are due to one of those who pay them, as things stand by then. Safe to
 * repeat: the mail's key holds the event. Days are the shop's, so that everybody reads the same.
 */
export const prepareRefundsDue = defineJob({
	name: 'notifications.prepare_refunds_due',
	payload: z.object({ event: idOf('evt'), subject: z.string() }),
	attempts: 12,
	run: (ctx, { event, subject }) =>
		ctx.db.transaction(async (tx) => {
			const reader = await findReader(tx, subject);
			if (!reader) return;
			const { now, timeZone } = ctx;
			const last = remindUntil(now, timeZone);
			const rows = await listDue(tx, last, SHOWN);
			const [late, byTonight, all] = await countDueBefore(tx, [now, cutsAt(now, timeZone).dayEnd, last]);
			if (all === 0) return;
			const content = {
				...{ name: reader.name, timeZone, at: now.toISOString() },
				...{ overdue: late, today: byTonight - late, soon: all - byTonight, more: all - rows.length },
				rows: rows.map(({ number, orderNumber, amount, currency, dueAt }) => ({
					...{ number, order: orderNumber, amount, currency },
					at: dueAt.toISOString()
				}))
			};
			const to = {
				recipient: reader.email,
				locale: localeFor(everyLanguage(ctx.languages), reader.locale),
				cancellationId: null
			};
			await orderMail(tx, ctx, {
				occasion: event,
				message: 'refunds-due',
				...to,
				content,
				withLink: false,
				page: PAGE,
				stops: subject
			});
		})
});

/** What the day's reminder leads to: one mail to its subject. */
export const mailRefundsDue: Reaction = ({ id, subject }) => prepareRefundsDue.with({ event: id, subject }, id);
