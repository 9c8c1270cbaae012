import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { cancellations } from '../../cancellations/tables.server';
import type { MailNews } from '../delivery';
import { mailNotices, mails } from '../tables.server';

export type Mail = typeof mails.$inferSelect;

/** The mail a webhook is about: by the tag it carries, or by Resend's id of it. Held until the transaction ends. */
export async function findMailOf(tx: Tx, { mail, providerId }: MailNews): Promise<Mail | undefined> {
	const named = [...(mail ? [eq(mails.id, mail)] : []), ...(providerId ? [eq(mails.providerId, providerId)] : [])];
	if (named.length === 0) return undefined;
	const [found] = await tx
		.select()
		.from(mails)
		.where(or(...named))
		.limit(1)
		.for('update');
	return found;
}

/** Keeps that it was told. @returns whether it is news */
export async function keepMailNotice(tx: Tx, notice: typeof mailNotices.$inferInsert): Promise<boolean> {
	const kept = await tx.insert(mailNotices).values(notice).onConflictDoNothing().returning({ id: mailNotices.id });
	return kept.length > 0;
}

type Delivery = Pick<Mail, 'delivery' | 'deliveryNote' | 'deliveryAt'>;
export const setDelivery = (tx: Tx, id: string, delivery: Delivery) =>
	tx.update(mails).set(delivery).where(eq(mails.id, id));

/** Long after, nobody tells the same again. */
export const deleteMailNoticesBefore = (tx: Tx, before: Date) =>
	tx.delete(mailNotices).where(lt(mailNotices.receivedAt, before));

/** What did not reach this address about any case of the order, oldest first. */
export const unreachedMails = (tx: Tx, orderId: string, recipient: string): Promise<Mail[]> =>
	tx
		.select()
		.from(mails)
		.where(
			and(
				inArray(
					mails.cancellationId,
					tx.select({ id: cancellations.id }).from(cancellations).where(eq(cancellations.orderId, orderId))
				),
				eq(mails.recipient, recipient),
				inTrouble
			)
		)
		.orderBy(mails.createdAt, mails.id);

const inTrouble = sql`(${mails.state} = 'failed' or ${mails.delivery} in ('bounced', 'failed', 'suppressed'))`;

/** What did not reach whom it was for, newest first. */
export const listInTrouble = (tx: Tx, limit: number) =>
	tx
		.select({
			id: mails.id,
			template: mails.template,
			recipient: mails.recipient,
			state: mails.state,
			delivery: mails.delivery,
			note: sql<string>`coalesce(nullif(${mails.deliveryNote}, ''), ${mails.failure}, '')`,
			at: mails.createdAt,
			number: cancellations.number
		})
		.from(mails)
		.leftJoin(cancellations, eq(cancellations.id, mails.cancellationId))
		.where(sql`${mails.state} = 'failed' or ${mails.delivery} in ('bounced', 'complained', 'failed', 'suppressed')`)
		.orderBy(desc(mails.createdAt), desc(mails.id))
		.limit(limit);
