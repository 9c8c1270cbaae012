import { and, desc, eq, getTableColumns, gt, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Role } from '$lib/core/actor';
import type { Tx } from '$lib/server/db';
import { partnerPeople } from '../partners.tables.server';
import type { PartnerRole } from '../partners/roles';
import { sessions, shoppers, staff } from '../tables.server';
import { staffRoles, staffTotp } from '../team.tables.server';

/** Who signs in where: shoppers, staff and partners' people never share a session. */
export type Audience = 'shopper' | 'staff' | 'partner';

/** Somebody with an account, as every request needs to know them. */
export type Account = {
	readonly kind: Audience;
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly role: Role | null;
	/** People of a partner only: for whom they act. */
	readonly partner: { readonly name: string; readonly role: PartnerRole } | null;
	readonly verified: boolean;
	readonly locale: string | null;
	readonly timeZone: string | null;
	/** Staff only: whether their app is asked for, and whether their role asks for one. */
	readonly totp: boolean;
	readonly totpRequired: boolean;
};

/** Where somebody comes from, as far as a request tells. */
export type Whence = { readonly userAgent: string; readonly address: string };

/** `stale`: used again after some minutes, which is worth writing down. */
export type StoredSession = Whence & { readonly userId: string; readonly expiresAt: Date; readonly stale: boolean };
export type Found = { readonly session: StoredSession; readonly account: Account };

/** The session and its person, in one query. */
export const findSession = (tx: Tx, audience: Audience, idHash: string): Promise<Found | null> =>
	FINDERS[audience](tx, idHash);

/** The sessions one person has open, the last used first. */
export const listSessions = (tx: Tx, audience: Audience, userId: string) =>
	tx
		.select()
		.from(sessions)
		.where(and(ofUser(audience, userId), gt(sessions.expiresAt, sql`now()`)))
		.orderBy(desc(sessions.seenAt), sessions.idHash);

export const addSession = (tx: Tx, row: typeof sessions.$inferInsert) => tx.insert(sessions).values(row);

export const extendSession = (tx: Tx, idHash: string, expiresAt: Date) =>
	tx.update(sessions).set({ expiresAt }).where(eq(sessions.idHash, idHash));

/** Writes down that a session is in use, by one of those who find it stale at once. */
export const touchSession = (tx: Tx, idHash: string) =>
	tx
		.update(sessions)
		.set({ seenAt: sql`now()` })
		.where(and(eq(sessions.idHash, idHash), isStale));

const isStale = sql<boolean>`${sessions.seenAt} < now() - interval '5 minutes'`;
const sessionColumns = { ...getTableColumns(sessions), stale: isStale };

export const removeSession = (tx: Tx, idHash: string) => tx.delete(sessions).where(eq(sessions.idHash, idHash));

export const removeSessionsOf = (tx: Tx, audience: Audience, userId: string) =>
	tx.delete(sessions).where(ofUser(audience, userId));

/** Ends one session of this person. @returns whether there was one */
export async function removeOwnSession(tx: Tx, audience: Audience, userId: string, idHash: string): Promise<boolean> {
	const own = and(ofUser(audience, userId), eq(sessions.idHash, idHash));
	return (await tx.delete(sessions).where(own).returning({ id: sessions.idHash })).length > 0;
}

/** Ends every session of this person but the one in use. */
export const removeOtherSessions = (tx: Tx, audience: Audience, userId: string, idHash: string | null) =>
	tx.delete(sessions).where(and(ofUser(audience, userId), ne(sessions.idHash, idHash ?? '')));

/** Sessions live by the real clock, also in the demo: moving its clock signs nobody out. */
export const removeExpiredSessions = (tx: Tx) => tx.delete(sessions).where(lte(sessions.expiresAt, sql`now()`));

const ofUser = (audience: Audience, userId: string) =>
	and(eq(sessions.userId, userId), eq(sessions.audience, audience));

const FINDERS = {
	shopper: findShopperSession,
	staff: findStaffSession,
	partner: findPartnerSession
} as const satisfies Record<Audience, unknown>;

const NO_APP = { totp: false, totpRequired: false };

async function findShopperSession(tx: Tx, idHash: string): Promise<Found | null> {
	const [row] = await tx
		.select({ session: sessionColumns, person: shoppers })
		.from(sessions)
		.innerJoin(shoppers, eq(shoppers.id, sessions.userId))
		.where(and(eq(sessions.idHash, idHash), eq(sessions.audience, 'shopper')));
	if (!row) return null;
	const { id, name, email, emailVerifiedAt, locale, timeZone } = row.person;
	const verified = emailVerifiedAt !== null;
	return {
		session: row.session,
		account: { kind: 'shopper', id, name, email, role: null, partner: null, verified, locale, timeZone, ...NO_APP }
	};
}

async function findStaffSession(tx: Tx, idHash: string): Promise<Found | null> {
	const [row] = await tx
		.select({
			session: sessionColumns,
			person: staff,
			totp: sql<boolean>`${staffTotp.confirmedAt} is not null`,
			totpRequired: sql<boolean>`coalesce(${staffRoles.totpRequired}, false)`
		})
		.from(sessions)
		.innerJoin(staff, and(eq(staff.id, sessions.userId), eq(staff.active, true)))
		.leftJoin(staffTotp, eq(staffTotp.staffId, staff.id))
		.leftJoin(staffRoles, eq(staffRoles.role, staff.role))
		.where(and(eq(sessions.idHash, idHash), eq(sessions.audience, 'staff')));
	if (!row) return null;
	const { session, totp, totpRequired } = row;
	const { id, name, email, role, locale, timeZone } = row.person;
	return {
		session,
		account: {
			...{ kind: 'staff', id, name, email, role, partner: null },
			...{ verified: true, locale, timeZone, totp, totpRequired }
		}
	};
}

async function findPartnerSession(tx: Tx, idHash: string): Promise<Found | null> {
	const [row] = await tx
		.select({ session: sessionColumns, person: partnerPeople })
		.from(sessions)
		.innerJoin(partnerPeople, and(eq(partnerPeople.id, sessions.userId), isNull(partnerPeople.endedAt)))
		.where(and(eq(sessions.idHash, idHash), eq(sessions.audience, 'partner')));
	if (!row) return null;
	const { id, name, email, locale, timeZone, partner, role } = row.person;
	return {
		session: row.session,
		account: {
			...{ kind: 'partner', id, name, email, role: null, partner: { name: partner, role } },
			...{ verified: true, locale, timeZone, ...NO_APP }
		}
	};
}
