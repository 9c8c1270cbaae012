import { and, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { shoppers, staff } from '../tables.server';
import type { Audience } from './sessions.server';

/** What is needed to sign somebody in. */
export type Credentials = { readonly id: string; readonly passwordHash: string | null };

/** Whoever has this e-mail and may sign in. */
export async function findCredentials(tx: Tx, audience: Audience, email: string): Promise<Credentials | null> {
	const [row] =
		audience === 'staff'
			? await tx
					.select({ id: staff.id, passwordHash: staff.passwordHash })
					.from(staff)
					.where(and(eq(staff.email, email), eq(staff.active, true)))
			: await tx
					.select({ id: shoppers.id, passwordHash: shoppers.passwordHash })
					.from(shoppers)
					.where(eq(shoppers.email, email));
	return row ?? null;
}

/** Adds a member of staff, or sets role, name and password of the one with this e-mail. */
export const putStaff = (tx: Tx, { id, createdAt, ...row }: typeof staff.$inferInsert) =>
	tx
		.insert(staff)
		.values({ id, createdAt, ...row })
		.onConflictDoUpdate({ target: staff.email, set: row })
		.returning({ id: staff.id });

/** Adds a shopper, or gives the one with this e-mail its account. */
export const putShopper = (tx: Tx, { id, createdAt, ...row }: typeof shoppers.$inferInsert) =>
	tx
		.insert(shoppers)
		.values({ id, createdAt, ...row })
		.onConflictDoUpdate({ target: shoppers.email, set: row })
		.returning({ id: shoppers.id });

/** Keeps the language somebody chose. */
export async function setLocale(tx: Tx, audience: Audience, id: string, locale: string): Promise<void> {
	if (audience === 'staff') await tx.update(staff).set({ locale }).where(eq(staff.id, id));
	else await tx.update(shoppers).set({ locale }).where(eq(shoppers.id, id));
}
