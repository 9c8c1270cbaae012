import { z } from 'zod';
import { SYSTEM } from '$lib/core/actor';
import { EVENTS } from '$lib/core/events';
import { idOf } from '$lib/core/ids';
import { localeFor } from '$lib/core/languages';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { totalAgain } from '../../cancellations/again/again';
import { caseOn, type Desk } from '../../cancellations/case';
import { lockDesk } from '../../cancellations/repository/queue/desk.server';
import type { Balance } from '../../orders/balance';
import { orderedAgain } from '../../orders/repository/again.server';
import { findBalance } from '../../orders/repository/balances.server';
import { PAYMENT_MESSAGES } from '../names';
import type { PaymentPayload } from '../payment-phrases';
import { readingOf } from '../repository/mails.server';
import { orderMail } from './order-mail.server';

const payload = z.object({
	message: z.enum(PAYMENT_MESSAGES),
	event: idOf('evt'),
	on: z.enum(EVENTS),
	subject: z.union([idOf('bal'), idOf('can')]),
	link: idOf('lnk').optional()
});
type Preparing = z.infer<typeof payload>;

/**
 * Orders a mail about what an order waits for, from the balance as it stands then: what was paid in the meantime is not
 * asked for. Safe to repeat: the mail's key holds the event.
 */
export const preparePaymentMail = defineJob({
	name: 'notifications.prepare_payment',
	payload,
	attempts: 12,
	run: (ctx, given) => ctx.db.transaction((tx) => prepare(tx, ctx, given))
});

/** Asked to order again, the shopper is told of the case that was canceled; else of what an order waits for. */
async function prepare(tx: Tx, ctx: Ctx, given: Preparing): Promise<void> {
	if (given.message === 'order-again') return prepareAgain(tx, ctx, given);
	const { message, event, subject, link } = given;
	const known = await findBalance(tx, subject);
	if (!known) return;
	const desk = await lockDesk(tx, SYSTEM, { order: known.orderId });
	const balance = (await findBalance(tx, subject)) ?? known;
	const wanted = message === 'payment-received' ? 'settled' : 'open';
	if (balance.state !== wanted) return;
	const content = contentOf(desk, balance);
	await orderPaymentMail(tx, ctx, desk, { event, message, link, content, of: balance.cancellationId });
}

async function prepareAgain(tx: Tx, ctx: Ctx, { message, event, subject, link }: Preparing): Promise<void> {
	const desk = await lockDesk(tx, SYSTEM, { cancellation: subject });
	const it = caseOn(desk, subject);
	if (await orderedAgain(tx, it.id)) return;
	const { name, number, currency } = desk.order;
	const titleOf = (line: string) => desk.order.lines.find(({ id }) => id === line)?.title ?? '';
	const items = it.items.map(({ lineItemId, quantity }) => ({ title: titleOf(lineItemId), quantity }));
	const content = { name, order: number, currency, amount: totalAgain(it), undone: null, items };
	await orderPaymentMail(tx, ctx, desk, { event, message, link, content, of: it.id });
}

type Ordering = Pick<Preparing, 'event' | 'message' | 'link'> & {
	readonly content: Omit<PaymentPayload, 'timeZone'>;
	readonly of: string | null;
};

async function orderPaymentMail(tx: Tx, ctx: Ctx, { order }: Desk, { event, message, link, content, of }: Ordering) {
	const reads = await readingOf(tx, order.shopperId);
	await orderMail(tx, ctx, {
		occasion: event,
		message,
		cancellationId: of,
		recipient: order.email,
		locale: localeFor(ctx.languages, reads.locale, order.locale),
		content: { ...content, timeZone: reads.timeZone ?? ctx.timeZone },
		withLink: false,
		accountLink: link ?? null,
		order
	});
}

function contentOf({ order, cases }: Desk, balance: Balance): Ordering['content'] {
	const undone = cases.find(({ id }) => id === balance.cancellationId);
	const of = (id: string) => undone?.items.find(({ lineItemId }) => lineItemId === id)?.quantity ?? 0;
	const items = order.lines.map(({ id, title, units }) => ({
		title,
		quantity: undone ? Math.min(of(id), units.open) : units.open
	}));
	return {
		name: order.name,
		order: order.number,
		currency: order.currency,
		amount: balance.state === 'open' ? balance.left : balance.amount,
		undone: undone?.number ?? null,
		items: items.filter(({ quantity }) => quantity > 0)
	};
}

const mentioned = payload.pick({ link: true });

/** What an event of a balance leads to: this message, once. The event's data names the link it carries. */
export const sendPaymentMail =
	(message: Preparing['message']): Reaction =>
	({ id, name, subject, data }) =>
		preparePaymentMail.with(
			{ message, event: id, on: name, subject, ...mentioned.parse(data ?? {}) },
			`${id}/${message}`
		);
