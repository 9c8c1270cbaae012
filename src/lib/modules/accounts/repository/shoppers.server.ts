import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { shoppers } from '../tables.server';

export type Shopper = typeof shoppers.$inferSelect;
type NewShopper = typeof shoppers.$inferInsert;

/**
 * Keeps who signs up, until they confirm their address; whoever signed up with it before and did not confirm is replaced.
 * One statement whether or not there is an account. @returns whose row it is, and whether they had an account already
 */
export async function putNewcomer(tx: Tx, newcomer: NewShopper): Promise<{ id: string; known: boolean }> {
	const verified = sql`${shoppers.emailVerifiedAt} is not null`;
	const unless = (kept: unknown, offered: string) =>
		sql`case when ${verified} then ${kept} else ${sql.raw(`excluded.${offered}`)} end`;
	const [row] = await tx
		.insert(shoppers)
		.values(newcomer)
		.onConflictDoUpdate({
			target: shoppers.email,
			set: {
				name: unless(shoppers.name, 'name'),
				passwordHash: unless(shoppers.passwordHash, 'password_hash'),
				locale: unless(shoppers.locale, 'locale')
			}
		})
		.returning({ id: shoppers.id, known: sql<boolean>`${verified}` });
	if (!row) throw new Error('An upsert answers the row');
	return row;
}

/** The shopper's row, held until the transaction ends: whoever changes how somebody gets in holds it first. */
export async function lockShopper(tx: Tx, id: string): Promise<Shopper | undefined> {
	const [row] = await tx
		.select()
		.from(shoppers)
		.where(and(eq(shoppers.id, id), isNull(shoppers.closedAt)))
		.for('update');
	return row;
}

export async function findShopper(tx: Tx, id: string): Promise<Shopper | undefined> {
	const [row] = await tx
		.select()
		.from(shoppers)
		.where(and(eq(shoppers.id, id), isNull(shoppers.closedAt)));
	return row;
}

export async function findShopperByEmail(tx: Tx, email: string): Promise<Shopper | undefined> {
	const [row] = await tx.select().from(shoppers).where(eq(shoppers.email, email));
	return row;
}

export const updateShopper = (tx: Tx, id: string, patch: Partial<NewShopper>) =>
	tx.update(shoppers).set(patch).where(eq(shoppers.id, id));

/** Accounts whose time has come, held; another process takes others. */
export const lockClosing = (tx: Tx, now: Date, limit: number) =>
	tx
		.select({ id: shoppers.id, email: shoppers.email, locale: shoppers.locale })
		.from(shoppers)
		.where(and(lte(shoppers.closesAt, now), isNull(shoppers.closedAt)))
		.orderBy(asc(shoppers.closesAt))
		.limit(limit)
		.for('update', { skipLocked: true });

/** A customer with an address and nothing more: no password, never confirmed. Their orders may join an account. */
export const isGuest = ({ passwordHash, emailVerifiedAt }: Pick<Shopper, 'passwordHash' | 'emailVerifiedAt'>) =>
	passwordHash === null && emailVerifiedAt === null;
