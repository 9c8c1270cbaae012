import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { partnerPeople } from '../partners.tables.server';
import { shoppers, staff } from '../tables.server';
import type { Audience } from './sessions.server';

/** Who may have a password. */
export type WithPassword = Exclude<Audience, 'partner'>;

/** What is needed to sign somebody in. */
export type Credentials = { readonly id: string; readonly passwordHash: string | null };

/** Somebody with an account, or a customer who may get one, as we write to them. */
export type Person = {
	readonly id: string;
	readonly kind: Audience;
	readonly name: string;
	readonly email: string;
	readonly locale: string | null;
	readonly timeZone: string | null;
};

const TABLES = { shopper: shoppers, staff, partner: partnerPeople } as const satisfies Record<Audience, unknown>;

/** Who has this id: a shopper, somebody of the staff or of a partner. */
export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
	const kind = kindOf(id);
	const table = TABLES[kind];
	const { name, email, locale, timeZone } = table;
	const [row] = await tx.select({ id: table.id, name, email, locale, timeZone }).from(table).where(eq(table.id, id));
	return row && { ...row, kind };
}

function kindOf(id: string): Audience {
	if (id.startsWith('stf_')) return 'staff';
	return id.startsWith('ptn_') ? 'partner' : 'shopper';
}

/** Whoever has this e-mail and may sign in with a password: people of partners have none. */
export async function findCredentials(tx: Tx, audience: WithPassword, email: string): Promise<Credentials | null> {
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
	const table = TABLES[audience];
	await tx.update(table).set({ locale }).where(eq(table.id, id));
}

/** Everybody who is or was of the staff, by name. */
export const staffNames = (tx: Tx): Promise<{ id: string; name: string }[]> =>
	tx.select({ id: staff.id, name: staff.name }).from(staff).orderBy(asc(staff.name), asc(staff.id));
