import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { enqueue } from '$lib/server/jobs/queue';
import { record } from '$lib/server/outbox';
import type { Locale } from '$lib/paraglide/runtime';
import { shopProfile } from '../../settings/repository.server';
import { linkFor } from '../../tracking/links.server';
import { mailKey } from '../acknowledgement';
import { sendMail } from './send.server';
import type { Name } from '../names';
import { isNobody } from '../recipient';
import { tellInAccount } from '../inbox/tell.server';
import { ownWords, switchedOff } from '../repository/wording.server';
import { insertMail } from '../repository/mails.server';
import type { KeptMail } from '../kept-mail';

/**
 * A mail to order. `occasion` makes it one: the event, or the thing itself where several events tell the same of it.
 * `ask`: the asking of a supplier that this mail is; `accountLink`: the link for its reader's account that it carries.
 */
export type MailOrder = {
	readonly occasion: string;
	readonly message: Name;
	readonly cancellationId: string | null;
	readonly recipient: string;
	readonly locale: Locale;
	readonly content: Readonly<Record<string, unknown>>;
	readonly withLink: boolean;
	readonly ask?: string;
	readonly supplierLink?: string;
	readonly accountLink?: string | null;
	/** The page behind the sign-in that it leads to. */
	readonly page?: string;
	/** When it leaves, where that is later than now: until then its words may change. */
	readonly leavesAt?: Date;
	/** With which others it is sent, by whoever ordered them all. */
	readonly batch?: string;
	/** The member of staff who can stop its coming. */
	readonly stops?: string;
	/** The store that tells it itself: the mail is not sent. */
	readonly leftTo?: string;
	/** The order it is about, where its shopper is to find it in the account, too. */
	readonly order?: { readonly id: string; readonly shopperId: string };
};

/**
 * Writes down a mail and the job that sends it, both or neither; ordered again it is not there twice. One that leaves later
 * is taken up then (`takeUpMails`). To an address that
 * is nobody's, or where somebody else tells it, it is written down as suppressed; what the shop turned off is not written
 * at all.
 */
export async function orderMail(tx: Tx, ctx: Ctx, order: MailOrder): Promise<void> {
	const { message, cancellationId, recipient, locale, content, withLink } = order;
	const suppressed = isNobody(recipient) || order.leftTo !== undefined;
	const link = withLink && cancellationId !== null && !suppressed ? await linkFor(tx, ctx, cancellationId) : null;
	const [shop, own, off] = await Promise.all([shopProfile(tx), ownWords(tx, locale), switchedOff(tx)]);
	if (off.includes(message)) return;
	if (order.order) await tellInAccount(tx, ctx, { ...order, order: order.order });
	const kept: KeptMail = { content, shop, ...linksOf(order), link: link?.id ?? null, own, test: false };
	const id = ctx.newId('msg');
	const waits = order.leavesAt !== undefined && order.leavesAt > ctx.now;
	const isNew = await insertMail(tx, {
		id,
		key: mailKey(order),
		cancellationId,
		recipient,
		template: message,
		locale,
		payload: kept,
		state: suppressed ? 'suppressed' : 'queued',
		batchId: order.batch ?? null,
		...(waits ? { lookAgainAt: order.leavesAt } : {}),
		createdAt: ctx.now
	});
	if (isNew && order.leftTo !== undefined) await sayWhoTold(tx, ctx, order);
	if (isNew && !suppressed && !order.batch && !waits) await enqueue(tx, [sendMail.with({ mail: id }, id)]);
}

/** The history says who told the shopper, since no mail of ours does. */
const sayWhoTold = (tx: Tx, ctx: Ctx, { message, leftTo, cancellationId, order }: MailOrder) =>
	record(tx, ctx, {
		name: 'mail.left_to_store',
		subject: cancellationId ?? order?.id ?? '',
		...(cancellationId ? { cancellationId } : {}),
		...(order ? { orderId: order.id } : {}),
		data: { message, store: leftTo }
	});

const linksOf = ({ accountLink, page, supplierLink, stops, ask }: MailOrder) => ({
	accountLink: accountLink ?? null,
	page: page ?? null,
	supplierLink: supplierLink ?? null,
	stops: stops ?? null,
	ask: ask ?? null
});
