import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import type { LinkKind } from '../links/kinds';
import type { AccountLink } from '../links/link';
import { accountLinks } from '../tables.server';

/** Holds the making of links about this subject until the transaction ends, so that the newest is one and not eight. */
export const lockMaking = (tx: Tx, subject: string) =>
	tx.execute(sql`select pg_advisory_xact_lock(hashtext('account_links'), hashtext(${subject}))`);

export const insertLink = (tx: Tx, link: typeof accountLinks.$inferInsert) => tx.insert(accountLinks).values(link);

export async function findLink(tx: Tx, id: string): Promise<AccountLink | undefined> {
	const [link] = await tx.select().from(accountLinks).where(eq(accountLinks.id, id));
	return link;
}

export async function findLinkByHash(tx: Tx, tokenHash: string): Promise<AccountLink | undefined> {
	const [link] = await tx.select().from(accountLinks).where(eq(accountLinks.tokenHash, tokenHash));
	return link;
}

/** Which of these links still open what they are for, by the hashes of their tokens. */
export async function openAccountLinks(tx: Tx, hashes: readonly string[], now: Date): Promise<readonly string[]> {
	if (hashes.length === 0) return [];
	const rows = await tx
		.select({ hash: accountLinks.tokenHash })
		.from(accountLinks)
		.where(
			and(inArray(accountLinks.tokenHash, [...hashes]), isNull(accountLinks.revokedAt), gt(accountLinks.expiresAt, now))
		);
	return rows.map(({ hash }) => hash);
}

/** Marks a link used unless somebody was faster. @returns whether it was us */
export async function markUsed(tx: Tx, id: string, at: Date): Promise<boolean> {
	const used = await tx
		.update(accountLinks)
		.set({ usedAt: at })
		.where(and(eq(accountLinks.id, id), isNull(accountLinks.usedAt), isNull(accountLinks.revokedAt)))
		.returning({ id: accountLinks.id });
	return used.length > 0;
}

type Which = { readonly subject: string; readonly kinds: readonly LinkKind[]; readonly email?: string };

/** Closes the open links of these kinds about a subject, or only those sent to one address. */
export const closeLinks = (tx: Tx, { subject, kinds, email }: Which, at: Date) =>
	tx
		.update(accountLinks)
		.set({ revokedAt: at })
		.where(
			and(
				eq(accountLinks.subject, subject),
				inArray(accountLinks.kind, [...kinds]),
				isNull(accountLinks.usedAt),
				isNull(accountLinks.revokedAt),
				email === undefined ? undefined : eq(accountLinks.email, email)
			)
		);

/** Forgets links nobody needs to be told about any more. */
export const sweepLinks = (tx: Tx, before: Date) => tx.delete(accountLinks).where(lt(accountLinks.expiresAt, before));
