import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { rightsOf, ROLES, type Right, type Role } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { staff } from '../tables.server';
import { staffRoles, staffTotp } from '../team.tables.server';
import { removeBegunOf } from './sign-ins-begun.server';
import { removeSessionsOf } from './sessions.server';
import { forgetOffer } from './totp.server';

export type TeamInput = { readonly active: boolean; readonly cursor?: string | undefined; readonly limit: number };

/** One page of the people who work here, or no longer do; who came last stands first. */
export async function listTeam(tx: Tx, input: TeamInput): Promise<Sheet<Member>> {
	const from = keysetOf(input.cursor);
	const order = from?.way === 'newer' ? asc : desc;
	const read = await members(tx)
		.where(and(eq(staff.active, input.active), from ? beyond(from) : undefined))
		.orderBy(order(staff.createdAt), order(staff.id))
		.limit(input.limit + 1);
	return sheetOf(read, from, input.limit, ({ createdAt }) => createdAt);
}

/** Somebody who works here, as their colleagues see them. @throws Refused `not_found` */
export async function getMember(tx: Tx, id: string): Promise<Member> {
	const [row] = await members(tx).where(eq(staff.id, id));
	if (!row) throw new Refused('not_found');
	return row;
}

export type Member = Awaited<ReturnType<typeof members>>[number];

const members = (tx: Tx) =>
	tx
		.select({
			id: staff.id,
			name: staff.name,
			email: staff.email,
			role: staff.role,
			active: staff.active,
			locale: staff.locale,
			timeZone: staff.timeZone,
			mornings: staff.mornings,
			createdAt: staff.createdAt,
			lastSignInAt: staff.lastSignInAt,
			totp: sql<boolean>`${staffTotp.confirmedAt} is not null`
		})
		.from(staff)
		.leftJoin(staffTotp, eq(staffTotp.staffId, staff.id))
		.$dynamic();

const beyond = ({ way, at, id }: Keyset): SQL =>
	sql`(${staff.createdAt}, ${staff.id}) ${sql.raw(way === 'newer' ? '>' : '<')} (${at.toISOString()}::timestamptz, ${id})`;

export type RoleRow = { readonly role: Role; readonly members: number; readonly withApp: number };

/** How many work here in each role, and how many of them have an app. */
export const countRoles = (tx: Tx): Promise<RoleRow[]> =>
	tx
		.select({ role: staff.role, members: count(), withApp: count(staffTotp.confirmedAt) })
		.from(staff)
		.leftJoin(staffTotp, eq(staffTotp.staffId, staff.id))
		.where(eq(staff.active, true))
		.groupBy(staff.role);

/** The roles that must have an app. */
export async function rolesAskedForApp(tx: Tx): Promise<readonly Role[]> {
	const rows = await tx.select({ role: staffRoles.role }).from(staffRoles).where(eq(staffRoles.totpRequired, true));
	return rows.map(({ role }) => role);
}

export const askForApp = (tx: Tx, role: Role, totpRequired: boolean) =>
	tx
		.insert(staffRoles)
		.values({ role, totpRequired })
		.onConflictDoUpdate({ target: staffRoles.role, set: { totpRequired } });

/** Who works here and may move money. */
export const payers = (tx: Tx): Promise<Payer[]> => whoMay(tx, 'pay');
export type Payer = { readonly id: string; readonly name: string };

/** Those of them who want to be told in the morning what waits. */
export const morningPayers = (tx: Tx): Promise<Payer[]> => whoMay(tx, 'pay', eq(staff.mornings, true));

/** Who works here and runs the desk. */
export const managers = (tx: Tx): Promise<{ id: string }[]> => whoMay(tx, 'manage');

const whoMay = (tx: Tx, right: Right, also?: SQL) =>
	tx
		.select({ id: staff.id, name: staff.name })
		.from(staff)
		.where(
			and(
				eq(staff.active, true),
				inArray(
					staff.role,
					ROLES.filter((role) => rightsOf(role).has(right))
				),
				also
			)
		)
		.orderBy(staff.id);

/** Who owns the shop. */
export const owners = (tx: Tx): Promise<{ id: string }[]> =>
	tx
		.select({ id: staff.id })
		.from(staff)
		.where(and(eq(staff.active, true), eq(staff.role, 'owner')))
		.orderBy(staff.id);

/** Who owns the shop, held until the transaction ends: two owners who leave at once do so one after the other. */
export async function lockOwners(tx: Tx): Promise<readonly string[]> {
	const owners = await tx
		.select({ id: staff.id })
		.from(staff)
		.where(and(eq(staff.role, 'owner'), eq(staff.active, true)))
		.orderBy(staff.id)
		.for('update');
	return owners.map(({ id }) => id);
}

/** A member, held until the transaction ends. @throws Refused `not_found` */
export async function lockMember(tx: Tx, id: string) {
	const [row] = await tx
		.select({ id: staff.id, name: staff.name, email: staff.email, role: staff.role, active: staff.active })
		.from(staff)
		.where(eq(staff.id, id))
		.for('update');
	if (!row) throw new Refused('not_found');
	return row;
}

/** A member's password, with what it must not be. @throws Refused `not_found` */
export async function getPasswordHash(tx: Tx, id: string) {
	const columns = { passwordHash: staff.passwordHash, email: staff.email, name: staff.name };
	const [row] = await tx.select(columns).from(staff).where(eq(staff.id, id));
	if (!row) throw new Refused('not_found');
	return row;
}

/** Whoever has this address, whether or not they still work here. */
export async function findMemberByEmail(tx: Tx, email: string) {
	const columns = { id: staff.id, name: staff.name, active: staff.active };
	const [row] = await tx.select(columns).from(staff).where(eq(staff.email, email));
	return row;
}

/** @returns whether they are new: an address is one member's */
export async function addMember(tx: Tx, row: typeof staff.$inferInsert): Promise<boolean> {
	const added = await tx
		.insert(staff)
		.values(row)
		.onConflictDoNothing({ target: staff.email })
		.returning({ id: staff.id });
	return added.length === 1;
}

type Change = Partial<Omit<typeof staff.$inferInsert, 'id' | 'email' | 'createdAt'>>;

export const changeMember = (tx: Tx, id: string, change: Change) =>
	tx.update(staff).set(change).where(eq(staff.id, id));

/** Ends every session of a member, and whatever was on its way to become one. */
export async function endAccess(tx: Tx, id: string): Promise<void> {
	await Promise.all([removeSessionsOf(tx, 'staff', id), removeBegunOf(tx, id), forgetOffer(tx, id)]);
}
