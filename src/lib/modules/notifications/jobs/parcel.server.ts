import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { localeFor } from '$lib/core/languages';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { findIntercept } from '../../cancellations/repository/intercepts.server';
import { readDesk } from '../../cancellations/repository/queue/desk.server';
import { guideOf } from '../../cancellations/returns/return-guide';
import { readingOf } from '../repository/mails.server';
import { orderMail } from './order-mail.server';

/** Tells the customer, once, that their parcel could not be stopped, and how to send it back. */
export const prepareParcelMail = defineJob({
	name: 'notifications.prepare_parcel',
	payload: z.object({ event: idOf('evt'), subject: idOf('icp') }),
	attempts: 12,
	run: (ctx, { event, subject }) =>
		ctx.db.transaction(async (tx) => {
			const it = await findIntercept(tx, subject);
			if (it?.state !== 'failed') return;
			const { order, policy } = await readDesk(tx, SYSTEM, { order: it.orderId });
			const reads = await readingOf(tx, order.shopperId);
			const titleOf = (line: string) => order.lines.find(({ id }) => id === line)?.title ?? '';
			const items = it.items.map(({ line_item, quantity }) => ({ title: titleOf(line_item), quantity }));
			const said = { name: order.name, order: order.number, carrier: it.carrier, items, guide: guideOf(policy.policy) };
			const at = { timeZone: reads.timeZone ?? ctx.timeZone, at: ctx.now.toISOString() };
			await orderMail(tx, ctx, {
				...{ occasion: event, message: 'parcel-not-stopped', cancellationId: null, recipient: order.email },
				...{
					locale: localeFor(ctx.languages, reads.locale, order.locale),
					content: { ...said, ...at },
					withLink: false,
					order
				}
			});
		})
});

/** What a carrier's no leads to. */
export const mailParcel: Reaction = ({ id, subject }) => prepareParcelMail.with({ event: id, subject }, id);
