import { and, desc, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { cancellations } from '../../cancellations/tables.server';
import type { MailNews } from '../delivery';
import { againKey, isRepeatable } from '../repeat';
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

/** What did not reach whom it was for, newest first, and whether it can be sent again or was. */
export async function listInTrouble(tx: Tx, limit: number) {
	const rows = await tx
		.select({
			id: mails.id,
			template: mails.template,
			recipient: mails.recipient,
			state: mails.state,
			payload: mails.payload,
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
	const keyOf = (row: (typeof rows)[number]) => againKey(row, row.recipient);
	const again = await tx.select({ key: mails.key }).from(mails).where(inArray(mails.key, rows.map(keyOf))); // prettier-ignore
	const repeated = new Set(again.map(({ key }) => key));
	return rows.map(({ payload, state, ...row }) => ({
		...row,
		again: againOf(repeated.has(keyOf({ ...row, payload, state })), isRepeatable({ ...row, payload, state }))
	}));
}

const againOf = (done: boolean, possible: boolean): 'no' | 'offered' | 'done' =>
	done ? 'done' : possible ? 'offered' : 'no';

/** How many mails wait although they were tried, and what the last of them met. */
export async function countWaitingMails(tx: Tx) {
	const [row] = await tx
		.select({
			count: sql<number>`count(*)::int`,
			why: sql<string>`coalesce((array_agg(${mails.failure} order by ${mails.lookAgainAt} desc))[1], '')`
		})
		.from(mails)
		.where(and(eq(mails.state, 'queued'), isNotNull(mails.failure)));
	return row ?? { count: 0, why: '' };
}
