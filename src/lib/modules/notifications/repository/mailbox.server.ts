import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { mails } from '../tables.server';

/** A mail as the mailbox shows it. */
export type MailboxMail = {
	readonly id: string;
	readonly at: string;
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly links: readonly string[];
};

const MOST = 1000;
/** Only what was sent and whose copy was kept: nothing outside the demo. */
const kept = and(eq(mails.state, 'sent'), ne(mails.html, ''));

/** The demo's mailbox, newest first; of one address when `to` names it. */
export async function listMailbox(tx: Tx, to: string | null, limit = MOST): Promise<MailboxMail[]> {
	const rows = await tx
		.select()
		.from(mails)
		.where(to === null ? kept : and(kept, sql`lower(${mails.recipient}) = ${to.toLowerCase()}`))
		.orderBy(desc(mails.createdAt), desc(mails.id))
		.limit(limit);
	return rows.map(shown);
}

export async function findInMailbox(tx: Tx, id: string): Promise<MailboxMail | undefined> {
	const [row] = await tx
		.select()
		.from(mails)
		.where(and(kept, eq(mails.id, id)));
	return row && shown(row);
}

/** Empties the mailbox. Only the copies go: the rows stay, or a mail might be sent a second time. */
export const emptyMailbox = (tx: Tx) => tx.update(mails).set({ html: '', text: '' }).where(kept);

const shown = ({ id, sentAt, createdAt, recipient, subject, text, html }: typeof mails.$inferSelect): MailboxMail => ({
	id,
	at: (sentAt ?? createdAt).toISOString(),
	to: [recipient],
	subject,
	text,
	html,
	links: [...new Set(text.match(/https?:\/\/[^\s<>"']+/g) ?? [])]
});
