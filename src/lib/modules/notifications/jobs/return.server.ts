import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { idOf } from '$lib/core/ids';
import { localeFor } from '$lib/core/languages';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { readDesk } from '../../cancellations/repository/queue/desk.server';
import { findReturn } from '../../cancellations/repository/returns.server';
import { guideOf } from '../../cancellations/returns/return-guide';
import { readingOf } from '../repository/mails.server';
import { RETURN_NEWS, type ReturnNews } from '../return-news';
import { orderMail } from './order-mail.server';

/** Tells the customer, once, which goods are waited for and how to send them, or that they came. */
export const prepareReturnMail = defineJob({
	name: 'notifications.prepare_return',
	payload: z.object({ event: idOf('evt'), subject: idOf('ret'), news: z.enum(RETURN_NEWS) }),
	attempts: 12,
	run: (ctx, { event, subject, news }) =>
		ctx.db.transaction(async (tx) => {
			const it = await findReturn(tx, subject);
			if (!it || (news === 'awaited' && it.state !== 'open')) return;
			const { order, policy } = await readDesk(tx, SYSTEM, { order: it.orderId });
			const reads = await readingOf(tx, order.shopperId);
			const titleOf = (line: string) => order.lines.find(({ id }) => id === line)?.title ?? '';
			const items = it.items.map(({ lineItemId, quantity }) => ({ title: titleOf(lineItemId), quantity }));
			const said = { name: order.name, order: order.number, news, items, guide: guideOf(policy.policy) };
			const at = { timeZone: reads.timeZone ?? ctx.timeZone, at: ctx.now.toISOString() };
			const content = { ...said, ...at };
			const mail = { occasion: event, message: 'return-news', recipient: order.email, content } as const;
			const locale = localeFor(ctx.languages, reads.locale, order.locale);
			await orderMail(tx, ctx, { ...mail, cancellationId: it.cancellationId, locale, withLink: false, order });
		})
});

const NEWS: Readonly<Partial<Record<string, ReturnNews>>> = {
	'return.awaited': 'awaited',
	'return.received': 'received',
	'return.proven': 'proven'
};

/** What becomes of a return is told. */
export const mailReturn: Reaction = ({ id, name, subject }) => {
	const news = NEWS[name];
	return news ? prepareReturnMail.with({ event: id, subject, news }, id) : undefined;
};
