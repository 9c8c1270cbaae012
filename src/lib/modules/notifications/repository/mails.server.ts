import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import { later, MINUTE } from '$lib/core/time';
import type { Tx } from '$lib/server/db';
import { findInvitation } from '../../accounts/repository/invitations.server';
import { findPartnerReader } from '../../accounts/repository/partners/people.server';
import { findPerson, type Person } from '../../accounts/repository/people.server';
import { shoppers, staff } from '../../accounts/tables.server';
import { messages } from '../../cancellations/tables.server';
import { orders } from '../../orders/tables.server';
import { mails } from '../tables.server';

export type Mail = typeof mails.$inferSelect;
type NewMail = typeof mails.$inferInsert;

/** Longer than a job's own tries take: whoever is still queued then has lost its job. */
const JOB_LASTS = 15 * MINUTE;

/** Writes a mail we owe. @returns whether it is new: the same key was not there before */
export async function insertMail(tx: Tx, mail: NewMail): Promise<boolean> {
	const inserted = await tx
		.insert(mails)
		.values({ lookAgainAt: later(mail.createdAt, JOB_LASTS), ...mail })
		.onConflictDoNothing({ target: mails.key })
		.returning({ id: mails.id });
	return inserted.length > 0;
}

export async function findMail(tx: Tx, id: string): Promise<Mail | undefined> {
	const [mail] = await tx.select().from(mails).where(eq(mails.id, id));
	return mail;
}

/** What of a batch is still to be sent, always in the same order. */
export const queuedOfBatch = (tx: Tx, batch: string): Promise<Mail[]> =>
	tx
		.select()
		.from(mails)
		.where(and(eq(mails.batchId, batch), eq(mails.state, 'queued')))
		.orderBy(mails.id);

/** From here on each goes by itself. */
export const partBatch = (tx: Tx, batch: string) =>
	tx.update(mails).set({ batchId: null, triedAt: null }).where(eq(mails.batchId, batch));

/** Every mail about a case, and those under these keys, oldest first. */
export const mailsOfCase = (tx: Tx, cancellationId: string, keys: readonly string[] = []): Promise<Mail[]> =>
	tx
		.select()
		.from(mails)
		.where(or(eq(mails.cancellationId, cancellationId), inArray(mails.key, [...keys])))
		.orderBy(asc(mails.createdAt), asc(mails.id));

/** What it says from its first try on. */
export const freezeMail = (tx: Tx, id: string, frozen: { readonly payload: unknown; readonly triedAt: Date }) =>
	tx.update(mails).set(frozen).where(eq(mails.id, id));

/** Writes down, before the call, that it is handed over. */
export const markTried = (tx: Tx, id: string, at: Date) =>
	tx.update(mails).set({ triedAt: at }).where(eq(mails.id, id));

type Waiting = { readonly failure: string; readonly until: Date; readonly triedAt: Date | null };

/** Writes down that it waits, and why. `triedAt`: as before the call, since this one surely did not take it. */
export const markWaiting = (tx: Tx, id: string, { failure, until, triedAt }: Waiting) =>
	tx
		.update(mails)
		.set({ failure, triedAt, lookAgainAt: later(until, JOB_LASTS) })
		.where(and(eq(mails.id, id), eq(mails.state, 'queued')));

/** Writes down what the last try met, of a mail that is tried on. */
export const markTrouble = (tx: Tx, id: string, failure: string) =>
	tx
		.update(mails)
		.set({ failure })
		.where(and(eq(mails.id, id), eq(mails.state, 'queued')));

/** Takes so many whose job is gone, and gives each as long again: no other process takes them meanwhile. */
export const takeLeft = (tx: Tx, now: Date, limit: number) =>
	tx
		.update(mails)
		.set({ lookAgainAt: later(now, JOB_LASTS) })
		.where(
			inArray(
				mails.id,
				tx
					.select({ id: mails.id })
					.from(mails)
					.where(and(eq(mails.state, 'queued'), lte(mails.lookAgainAt, now)))
					.orderBy(mails.lookAgainAt, mails.id)
					.limit(limit)
					.for('update', { skipLocked: true })
			)
		)
		.returning({ id: mails.id, batchId: mails.batchId });

/** Writes what became of a mail. @returns whether it was still to be sent */
export async function settleMail(tx: Tx, id: string, patch: Partial<NewMail>): Promise<boolean> {
	const settled = await tx
		.update(mails)
		.set(patch)
		.where(and(eq(mails.id, id), eq(mails.state, 'queued')))
		.returning({ id: mails.id });
	return settled.length > 0;
}

/** Whether anything about this case was written to them, sent or on its way. */
export async function wasTold(tx: Tx, cancellationId: string, recipient: string): Promise<boolean> {
	const [row] = await tx
		.select({ one: sql`1` })
		.from(mails)
		.where(and(eq(mails.cancellationId, cancellationId), eq(mails.recipient, recipient)))
		.limit(1);
	return row !== undefined;
}

/** In which language and time zone a shopper reads, as far as the account says so. */
export async function readingOf(tx: Tx, shopperId: string) {
	const [row] = await tx
		.select({ locale: shoppers.locale, timeZone: shoppers.timeZone })
		.from(shoppers)
		.where(eq(shoppers.id, shopperId));
	return row ?? { locale: null, timeZone: null };
}

/** Who reads a mail about an account; of an order, who placed it, in the language they placed it in. */
type Reader = Pick<Person, 'name' | 'email' | 'locale' | 'timeZone'> & {
	readonly order?: string;
	readonly inviter?: string;
	readonly role?: string;
	readonly partner?: string;
	readonly side?: string;
};

export async function findReader(tx: Tx, subject: string): Promise<Reader | undefined> {
	if (subject.startsWith('inv_')) return invited(await findInvitation(tx, subject));
	if (subject.startsWith('stf_')) return findColleague(tx, subject);
	if (subject.startsWith('ptn_')) return findPartnerReader(tx, subject);
	if (!subject.startsWith('ord_')) return findPerson(tx, subject);
	const { name, email, number } = orders;
	const [row] = await tx
		.select({
			name,
			email,
			order: number,
			placedIn: orders.locale,
			reads: shoppers.locale,
			timeZone: shoppers.timeZone
		})
		.from(orders)
		.innerJoin(shoppers, eq(shoppers.id, orders.shopperId))
		.where(eq(orders.id, subject));
	return row && { ...row, locale: row.reads ?? row.placedIn };
}

async function findColleague(tx: Tx, id: string): Promise<Reader | undefined> {
	const { name, email, locale, timeZone, role } = staff;
	const [row] = await tx.select({ name, email, locale, timeZone, role }).from(staff).where(eq(staff.id, id));
	return row;
}

/** Somebody who is not here yet reads in the language of whoever invites them. */
const invited = (invitation: Awaited<ReturnType<typeof findInvitation>>): Reader | undefined =>
	invitation && { ...invitation, timeZone: null };

/** A message that staff wrote for the shopper's eyes. */
export const findShopMessage = (tx: Tx, id: string) => findWritten(tx, id, 'staff');
/** A message that the shopper wrote. */
export const findShopperMessage = (tx: Tx, id: string) => findWritten(tx, id, 'shopper');

async function findWritten(tx: Tx, id: string, author: 'staff' | 'shopper') {
	const [row] = await tx
		.select({ author: messages.authorName, body: messages.body })
		.from(messages)
		.where(and(eq(messages.id, id), eq(messages.author, author), eq(messages.internal, false)));
	return row;
}
