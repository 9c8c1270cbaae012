import { and, asc, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Keyset, type Sheet } from '$lib/server/store/keyset';
import { suppliers } from '../../../suppliers/tables.server';
import { partnerPeople } from '../../partners.tables.server';
import { apiKeys, staff } from '../../tables.server';

export type PartnerPerson = typeof partnerPeople.$inferSelect;

/** @returns whether they are new: an address is one person's */
export async function addPartnerPerson(tx: Tx, row: typeof partnerPeople.$inferInsert): Promise<boolean> {
	const added = await tx
		.insert(partnerPeople)
		.values(row)
		.onConflictDoNothing({ target: partnerPeople.email })
		.returning({ id: partnerPeople.id });
	return added.length === 1;
}

/** Somebody of a partner, held until the transaction ends. @throws Refused `not_found` */
export async function lockPartnerPerson(tx: Tx, id: string): Promise<PartnerPerson> {
	const [row] = await tx.select().from(partnerPeople).where(eq(partnerPeople.id, id)).for('update');
	if (!row) throw new Refused('not_found');
	return row;
}

export async function findPartnerPerson(tx: Tx, email: string): Promise<PartnerPerson | undefined> {
	const [row] = await tx.select().from(partnerPeople).where(eq(partnerPeople.email, email));
	return row;
}

/** Somebody of a partner, as a mail to them needs to know them. */
export async function findPartnerReader(tx: Tx, id: string) {
	const [row] = await withInviter(tx).where(eq(partnerPeople.id, id));
	return row;
}

/** Those who may come in for any of these partners. */
export const peopleOfPartners = (tx: Tx, partners: readonly string[]): Promise<PartnerPerson[]> =>
	tx
		.select()
		.from(partnerPeople)
		.where(and(inArray(partnerPeople.partner, [...partners]), isNull(partnerPeople.endedAt)))
		.orderBy(asc(partnerPeople.id));

type Change = Partial<Pick<PartnerPerson, 'name' | 'locale' | 'timeZone' | 'invitedAt' | 'lastSignInAt' | 'endedAt'>>;

export const changePartnerPerson = (tx: Tx, id: string, change: Change) =>
	tx.update(partnerPeople).set(change).where(eq(partnerPeople.id, id));

export type PartnersInput = { readonly active: boolean; readonly cursor?: string | undefined; readonly limit: number };
export type PartnerRow = Awaited<ReturnType<typeof withInviter>>[number];

/** One page of those who may come in for a partner, or no longer may; who was invited last stands first. */
export async function listPartnerPeople(tx: Tx, { active, cursor, limit }: PartnersInput): Promise<Sheet<PartnerRow>> {
	const from = keysetOf(cursor);
	const order = from?.way === 'newer' ? asc : desc;
	const there = active ? isNull(partnerPeople.endedAt) : isNotNull(partnerPeople.endedAt);
	const read = await withInviter(tx)
		.where(and(there, from ? beyond(from) : undefined))
		.orderBy(order(partnerPeople.createdAt), order(partnerPeople.id))
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ createdAt }) => createdAt);
}

const beyond = ({ way, at, id }: Keyset): SQL =>
	sql`(${partnerPeople.createdAt}, ${partnerPeople.id}) ${sql.raw(way === 'newer' ? '>' : '<')} (${at.toISOString()}::timestamptz, ${id})`;

const withInviter = (tx: Tx) =>
	tx
		.select({
			id: partnerPeople.id,
			email: partnerPeople.email,
			name: partnerPeople.name,
			partner: partnerPeople.partner,
			side: partnerPeople.role,
			locale: partnerPeople.locale,
			timeZone: partnerPeople.timeZone,
			createdAt: partnerPeople.createdAt,
			invitedAt: partnerPeople.invitedAt,
			lastSignInAt: partnerPeople.lastSignInAt,
			endedAt: partnerPeople.endedAt,
			inviter: staff.name
		})
		.from(partnerPeople)
		.innerJoin(staff, eq(staff.id, partnerPeople.invitedBy))
		.$dynamic();

const MOST_NAMES = 300;

/** What partners are called: those who hold API keys, and whoever delivers for us. */
export async function partnerNames(tx: Tx): Promise<readonly string[]> {
	const [keys, sellers] = await Promise.all([
		tx
			.selectDistinct({ name: apiKeys.name })
			.from(apiKeys)
			.where(inArray(apiKeys.role, ['buyer', 'seller']))
			.limit(MOST_NAMES),
		tx.select({ name: suppliers.name }).from(suppliers).orderBy(asc(suppliers.name)).limit(MOST_NAMES)
	]);
	return [...new Set([...keys, ...sellers].map(({ name }) => name))].toSorted((a, b) => a.localeCompare(b));
}
