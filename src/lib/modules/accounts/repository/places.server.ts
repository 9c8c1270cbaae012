import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { knownPlaces } from '../tables.server';

export type Place = typeof knownPlaces.$inferSelect;

/** Writes down that somebody came from here. @returns the place's id, and whether it was known */
export async function putPlace(
	tx: Tx,
	place: typeof knownPlaces.$inferInsert
): Promise<{ id: string; known: boolean }> {
	const { userAgent, address, lastSeenAt } = place;
	const [row] = await tx
		.insert(knownPlaces)
		.values(place)
		.onConflictDoUpdate({
			target: [knownPlaces.userId, knownPlaces.deviceHash],
			set: { userAgent, address, lastSeenAt }
		})
		.returning({ id: knownPlaces.id });
	return { id: row?.id ?? place.id, known: row?.id !== place.id };
}

/** Whether somebody ever came from another place than this. */
export async function hasOtherPlace(tx: Tx, userId: string, id: string): Promise<boolean> {
	const [row] = await tx
		.select({ one: sql`1` })
		.from(knownPlaces)
		.where(and(eq(knownPlaces.userId, userId), ne(knownPlaces.id, id)))
		.limit(1);
	return row !== undefined;
}

export async function findPlace(tx: Tx, id: string): Promise<Place | undefined> {
	const [place] = await tx.select().from(knownPlaces).where(eq(knownPlaces.id, id));
	return place;
}

/** Forgets where somebody came from. */
export const removePlacesOf = (tx: Tx, userId: string) => tx.delete(knownPlaces).where(eq(knownPlaces.userId, userId));
