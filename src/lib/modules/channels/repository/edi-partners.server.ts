import { and, asc, eq, gt, lte, ne, sql } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { ediPartners } from '../edi.tables.server';
import type { EdiPartner } from '../edi/partner/terms';
import type { Trouble } from '../states';

export type StoredPartner = typeof ediPartners.$inferSelect;
type New = typeof ediPartners.$inferInsert;

export const insertPartner = (tx: Tx, row: New) => tx.insert(ediPartners).values(row);

export const changePartner = (tx: Tx, id: string, patch: Partial<Omit<New, 'id'>>) =>
	tx.update(ediPartners).set(patch).where(eq(ediPartners.id, id));

export const deletePartner = (tx: Tx, id: string) => tx.delete(ediPartners).where(eq(ediPartners.id, id));

/** The partner as rules see it. */
export const partnerOf = (row: StoredPartner): EdiPartner => ({
	...{ id: row.id, name: row.name, side: row.side, standard: row.standard, terms: row.terms },
	own: { qualifier: row.ownQualifier, id: row.ownId },
	their: { qualifier: row.theirQualifier, id: row.theirId }
});

/** @throws Refused `connection.not_found` */
export async function getPartner(tx: Tx, id: string): Promise<StoredPartner> {
	const [row] = await tx.select().from(ediPartners).where(eq(ediPartners.id, id));
	if (!row) throw new Refused('connection.not_found');
	return row;
}

/** Whoever writes messages may go on meanwhile. @throws Refused `connection.not_found` */
export async function lockPartner(tx: Tx, id: string): Promise<StoredPartner> {
	const [row] = await tx.select().from(ediPartners).where(eq(ediPartners.id, id)).for('no key update');
	if (!row) throw new Refused('connection.not_found');
	return row;
}

export const countPartners = (tx: Tx): Promise<number> => tx.$count(ediPartners);

export async function hasPartnerNamed(tx: Tx, name: string): Promise<boolean> {
	return (await tx.select({ id: ediPartners.id }).from(ediPartners).where(eq(ediPartners.name, name))).length > 0;
}

type Parties = Pick<StoredPartner, 'standard' | 'ownQualifier' | 'ownId' | 'theirQualifier' | 'theirId'>;

export async function hasParties(tx: Tx, parties: Parties): Promise<boolean> {
	const found = await tx
		.select({ id: ediPartners.id })
		.from(ediPartners)
		.where(
			and(
				eq(ediPartners.standard, parties.standard),
				eq(ediPartners.ownQualifier, parties.ownQualifier),
				eq(ediPartners.ownId, parties.ownId),
				eq(ediPartners.theirQualifier, parties.theirQualifier),
				eq(ediPartners.theirId, parties.theirId)
			)
		);
	return found.length > 0;
}

/** All there is of those after this id, the oldest first. */
export const partnersAfter = (tx: Tx, id: string, limit: number): Promise<StoredPartner[]> =>
	tx.select().from(ediPartners).where(gt(ediPartners.id, id)).orderBy(asc(ediPartners.id)).limit(limit);

/** All partners, by name. */
export const listPartners = (tx: Tx, limit: number) =>
	tx
		.select({
			id: ediPartners.id,
			name: ediPartners.name,
			side: ediPartners.side,
			standard: ediPartners.standard,
			way: ediPartners.way,
			state: ediPartners.state,
			trouble: ediPartners.trouble,
			lastInAt: ediPartners.lastInAt,
			lastOutAt: ediPartners.lastOutAt
		})
		.from(ediPartners)
		.orderBy(asc(ediPartners.name))
		.limit(limit);

/** Whether cancellations for this partner are told by message and made nowhere else. */
export async function isEdiBuyer(tx: Tx, name: string): Promise<boolean> {
	const found = await tx
		.select({ id: ediPartners.id })
		.from(ediPartners)
		.where(and(eq(ediPartners.name, name), eq(ediPartners.side, 'buyer')));
	return found.length > 0;
}

export async function partnerNamed(tx: Tx, name: string): Promise<StoredPartner | undefined> {
	const [row] = await tx.select().from(ediPartners).where(eq(ediPartners.name, name));
	return row;
}

export async function partnerOfSupplier(tx: Tx, supplierId: string): Promise<StoredPartner | undefined> {
	const [row] = await tx.select().from(ediPartners).where(eq(ediPartners.supplierId, supplierId));
	return row;
}

/** Takes those whose place is to be looked at, and says when next. Each goes to one caller. */
export const claimPolls = (tx: Tx, now: Date, next: Date) =>
	tx
		.update(ediPartners)
		.set({ pollDueAt: next })
		.where(and(lte(ediPartners.pollDueAt, now), ne(ediPartners.way, 'none'), eq(ediPartners.state, 'on')))
		.returning({ id: ediPartners.id });

/** What came of reaching its place: it works, or since when it does not. */
export const noteReach = (tx: Tx, id: string, at: Date, trouble: { kind: Trouble; words: string } | null) =>
	tx
		.update(ediPartners)
		.set(
			trouble === null
				? { trouble: null, troubleWords: '', failingSince: null }
				: {
						...{ trouble: trouble.kind, troubleWords: trouble.words.slice(0, 300) },
						failingSince: sql`coalesce(${ediPartners.failingSince}, ${at.toISOString()}::timestamptz)`
					}
		)
		.where(eq(ediPartners.id, id));
