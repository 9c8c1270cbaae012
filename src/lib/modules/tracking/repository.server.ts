import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { trackingLinks } from './tables.server';

/** A link as it stands in the table: without its token, which only its holder has. */
export type TrackingLink = typeof trackingLinks.$inferSelect;

/** Holds the making of this case's links until the transaction ends, so that it gets one and not eight. */
export const lockMaking = (tx: Tx, cancellationId: string) =>
	tx.execute(sql`select pg_advisory_xact_lock(hashtext('tracking'), hashtext(${cancellationId}))`);

/** The newest link of the case that still opens it at `until`. */
export async function findOpen(tx: Tx, cancellationId: string, until: Date): Promise<TrackingLink | undefined> {
	const [link] = await tx
		.select()
		.from(trackingLinks)
		.where(
			and(
				eq(trackingLinks.cancellationId, cancellationId),
				isNull(trackingLinks.revokedAt),
				gt(trackingLinks.expiresAt, until)
			)
		)
		.orderBy(desc(trackingLinks.expiresAt))
		.limit(1);
	return link;
}

export async function findById(tx: Tx, id: string): Promise<TrackingLink | undefined> {
	const [link] = await tx.select().from(trackingLinks).where(eq(trackingLinks.id, id));
	return link;
}

export async function findByHash(tx: Tx, tokenHash: string): Promise<TrackingLink | undefined> {
	const [link] = await tx.select().from(trackingLinks).where(eq(trackingLinks.tokenHash, tokenHash));
	return link;
}

/** Which of these links still open their case, by the hashes of their tokens. */
export async function openTrackingLinks(tx: Tx, hashes: readonly string[], now: Date): Promise<readonly string[]> {
	if (hashes.length === 0) return [];
	const rows = await tx
		.select({ hash: trackingLinks.tokenHash })
		.from(trackingLinks)
		.where(
			and(
				inArray(trackingLinks.tokenHash, [...hashes]),
				isNull(trackingLinks.revokedAt),
				gt(trackingLinks.expiresAt, now)
			)
		);
	return rows.map(({ hash }) => hash);
}

export const insertLink = (tx: Tx, link: typeof trackingLinks.$inferInsert) => tx.insert(trackingLinks).values(link);

/** Closes every link of the case that is still open. */
export const closeLinks = (tx: Tx, cancellationId: string, at: Date) =>
	tx
		.update(trackingLinks)
		.set({ revokedAt: at })
		.where(and(eq(trackingLinks.cancellationId, cancellationId), isNull(trackingLinks.revokedAt)));
