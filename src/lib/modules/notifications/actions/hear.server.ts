import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { getMailing } from '$lib/server/mail';
import { record } from '$lib/server/outbox';
import { orderOfCase } from '../../cancellations/repository/order-id.server';
import { hasOpenTaskAbout, insertTask } from '../../orders/repository/tasks.server';
import { DELIVERY_EVENTS, isNews, isUnreached, newsIn, type Delivered, type MailNews } from '../delivery';
import { findMailOf, keepMailNotice, setDelivery, type Mail } from '../repository/deliveries.server';

/** A webhook as it arrived: the signature is over the raw body. */
type Heard = { readonly rawBody: string; readonly headers: Headers };

/**
 * Takes what Resend tells of a mail, once however often it is told. A mail we don't know is none of ours and no error.
 * @throws Refused `webhook.signature_wrong`, `request.malformed`
 */
export async function hearOfMail(ctx: Ctx, { rawBody, headers }: Heard): Promise<boolean> {
	const id = headers.get('svix-id') ?? '';
	const news = readable(verified(rawBody, headers));
	return ctx.db.transaction(async (tx) => {
		const mail = await findMailOf(tx, news);
		if (!mail) return false;
		const { type, delivery } = news;
		if (!(await keepMailNotice(tx, { id, type, receivedAt: ctx.now }))) return true;
		if (delivery && isNews(mail.delivery, delivery)) await book(tx, ctx, { mail, news, delivery });
		return true;
	});
}

/** Signed by the real clock, as are webhooks everywhere. */
function verified(rawBody: string, headers: Headers): unknown {
	const { webhookSecret } = getMailing();
	if (!webhookSecret) throw new Refused('webhook.signature_wrong');
	const given = (name: string) => headers.get(`svix-${name}`) ?? '';
	const signed = {
		'webhook-id': given('id'),
		'webhook-timestamp': given('timestamp'),
		'webhook-signature': given('signature')
	};
	try {
		return new Webhook(webhookSecret).verify(rawBody, signed);
	} catch (error) {
		if (error instanceof WebhookVerificationError) throw new Refused('webhook.signature_wrong');
		throw new Refused('request.malformed');
	}
}

function readable(body: unknown): MailNews {
	try {
		return newsIn(body);
	} catch (error) {
		if (error instanceof z.ZodError) throw new Refused('request.malformed');
		throw error;
	}
}

type Booking = { readonly mail: Mail; readonly news: MailNews; readonly delivery: Delivered };

/** What became of it stands with the mail, on its case's timeline, and where nothing arrives, before somebody of staff. */
async function book(tx: Tx, ctx: Ctx, { mail, news, delivery }: Booking): Promise<void> {
	await setDelivery(tx, mail.id, { delivery, deliveryNote: news.note, deliveryAt: ctx.now });
	const { cancellationId } = mail;
	const orderId = cancellationId === null ? undefined : await orderOfCase(tx, cancellationId);
	if (delivery === 'delivered' && !orderId) return; // nobody looks for that
	await record(tx, ctx, {
		name: DELIVERY_EVENTS[delivery],
		subject: mail.id,
		...(orderId && cancellationId ? { orderId, cancellationId } : {}),
		data: { message: mail.template, ...(news.note ? { note: news.note } : {}) }
	});
	if (!orderId || !isUnreached(delivery)) return;
	const about = { cancellationId, kind: 'mail_bounced', facts: { address: mail.recipient } } as const;
	if (await hasOpenTaskAbout(tx, about)) return;
	const facts = { ...about.facts, failure: news.note };
	await insertTask(tx, ctx, { ...about, orderId, facts, dueAt: ctx.now });
}
