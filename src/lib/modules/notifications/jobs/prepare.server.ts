import { z } from 'zod';
import { EVENTS } from '$lib/core/events';
import { idOf } from '$lib/core/ids';
import { everyLanguage, localeFor } from '$lib/core/languages';
import { isOneOf } from '$lib/core/one-of';
import { SYSTEM } from '$lib/core/actor';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { caseOn, type Desk } from '../../cancellations/case';
import { shopProfile } from '../../settings/repository.server';
import { beganBy, historyOf } from '../../cancellations/repository/history.server';
import { notStopped } from '../../cancellations/returns/not-stopped';
import { lockDesk } from '../../cancellations/repository/queue/desk.server';
import { tellingStore } from '../../channels/repository/telling.server';
import { waitOf } from '../../cancellations/channels/waiting.server';
import { findQuote } from '../../cancellations/repository/write.server';
import { CASE_MESSAGES, NAMES, PARTNER_MESSAGES, SUPPLIER_MESSAGES, type CaseMessage, type Name } from '../names';
import { findReader, findShopMessage, findShopperMessage, readingOf, wasTold } from '../repository/mails.server';
import { causeOf } from '../case-payload';
import { storeTells } from '../store-tells';
import { contentOf } from '../telling';
import { orderMail } from './order-mail.server';
import { preparePartnerMails } from './partner-mail.server';
import { prepareSupplierMail } from './supplier-letter.server';

const payload = z.object({
	message: z.enum(NAMES),
	cancellation: idOf('can'),
	event: idOf('evt'),
	on: z.enum(EVENTS),
	subject: z.string()
});
type Preparing = z.infer<typeof payload>;

/**
 * Decides whether a message is due to anybody, and orders its mail: under the order's lock, from the case as it stands
 * then. Safe to repeat: the mail's key holds the event.
 */
export const prepareMessage = defineJob({
	name: 'notifications.prepare',
	payload,
	attempts: 12,
	run: (ctx, given) =>
		ctx.db.transaction(async (tx) => {
			const desk = await lockDesk(tx, SYSTEM, { cancellation: given.cancellation });
			if (isOneOf(SUPPLIER_MESSAGES, given.message))
				return prepareSupplierMail(tx, ctx, { ...given, message: given.message, desk });
			if (isOneOf(PARTNER_MESSAGES, given.message)) return preparePartnerMails(tx, ctx, { ...given, desk });
			const reader = await readerOf(tx, ctx, desk);
			if (isOneOf(CASE_MESSAGES, given.message))
				return prepareCaseMail(tx, ctx, { ...given, message: given.message, desk, reader });
			if (given.message === 'message-from-shopper') return prepareShopperMessage(tx, ctx, { ...given, desk, reader });
			return prepareShopMessage(tx, ctx, { ...given, desk, reader });
		})
});

/** What an event leads to: this message, once. */
export const sendMessage =
	(message: Name): Reaction =>
	({ id, name, subject, cancellationId }) =>
		cancellationId === undefined
			? undefined
			: prepareMessage.with(
					{ message, cancellation: cancellationId, event: id, on: name, subject },
					`${id}/${message}`
				);

/** How the customer reads: as the account says, else as the order was placed, as far as the shop offers it. */
async function readerOf(tx: Tx, { timeZone, languages }: Ctx, { order }: Desk) {
	const account = await readingOf(tx, order.shopperId);
	return { locale: localeFor(languages, account.locale, order.locale), timeZone: account.timeZone ?? timeZone };
}
type Reader = Awaited<ReturnType<typeof readerOf>>;

type Customers = Preparing & { readonly desk: Desk; readonly reader: Reader };

async function prepareCaseMail(tx: Tx, ctx: Ctx, given: Customers & { readonly message: CaseMessage }): Promise<void> {
	const { desk, reader, message, cancellation, on, subject, event } = given;
	const recipient = desk.order.email;
	const toldBefore = await wasTold(tx, cancellation, recipient);
	const it = caseOn(desk, cancellation);
	const asker = it.origin === 'partner' ? await beganBy(tx, cancellation) : undefined;
	const bySeller = asker !== undefined && asker.id !== desk.order.partner;
	const about = { desk, it, now: ctx.now, timeZone: reader.timeZone, bySeller };
	const offered = message === 'price-changed' ? await offeredQuote(tx, about.it.offeredQuoteId) : undefined;
	const stays = message === 'part-not-stopped' ? await leftBy(tx, desk, { cancellation, event }) : [];
	const content = contentOf(message, { ...about, on, subject, toldBefore, offered, stays });
	if (!content) return;
	// A refund is told once, though it may be told as pending and as arrived.
	const occasion = message === 'refund-sent' ? subject : event;
	const mail = { occasion, message, cancellationId: cancellation, recipient, locale: reader.locale, content };
	const store = await tellingStore(tx, { orderId: desk.order.id, cancellationId: cancellation });
	if (on === 'cancellation.left_at_store' && !store?.tells.includes('canceled')) return; // told when it was accepted
	const telling = store && { ...store, waits: waitOf(ctx, desk, it) !== null };
	const leftTo = telling && storeTells({ ...about, subject }, message, telling) ? { leftTo: telling.name } : {};
	await orderMail(tx, ctx, { ...mail, ...leftTo, withLink: true, order: desk.order });
}

const leftBy = async (tx: Tx, { order }: Desk, { cancellation, event }: Pick<Preparing, 'cancellation' | 'event'>) =>
	notStopped(
		(await historyOf(tx, cancellation)).filter(({ id }) => id === event),
		order.lines
	);

const offeredQuote = async (tx: Tx, id: string | null) =>
	id === null ? undefined : (await findQuote(tx, id))?.content;

/** Staff meant the shopper to read it, so it is sent whatever was chosen about the case's own news. */
async function prepareShopMessage(tx: Tx, ctx: Ctx, { desk, reader, message, cancellation, subject }: Customers) {
	const written = await findShopMessage(tx, subject);
	if (!written) return;
	const { order } = desk;
	const it = caseOn(desk, cancellation);
	const about = { name: order.name, order: order.number, number: it.number, cause: causeOf(it.origin) };
	const content = { ...about, timeZone: reader.timeZone, ...written };
	const mail = { occasion: subject, message, cancellationId: cancellation, recipient: order.email, content };
	await orderMail(tx, ctx, { ...mail, locale: reader.locale, withLink: true, order });
}

/** What the shopper wrote goes to whoever works on the case, or else to where the shop reads its mail. */
async function prepareShopperMessage(tx: Tx, ctx: Ctx, { desk, message, cancellation, subject }: Customers) {
	const written = await findShopperMessage(tx, subject);
	if (!written) return;
	const { number, assigneeId } = caseOn(desk, cancellation);
	const shop = await shopProfile(tx);
	const reader = assigneeId === null ? undefined : await findReader(tx, assigneeId);
	const { name, email, locale } = reader ?? { name: shop.name, email: shop.email, locale: desk.order.locale };
	const timeZone = reader?.timeZone ?? ctx.timeZone;
	const content = { name, timeZone, at: ctx.now.toISOString(), order: desk.order.number, number, ...written };
	const mail = { occasion: subject, message, cancellationId: cancellation, recipient: email, content };
	const page = `/admin/cancellations/${number}`;
	const reads = localeFor(everyLanguage(ctx.languages), locale);
	await orderMail(tx, ctx, { ...mail, locale: reads, withLink: false, page });
}
