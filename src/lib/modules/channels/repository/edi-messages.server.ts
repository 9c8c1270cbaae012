import { and, asc, desc, eq, lte, sql, type SQL } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Sheet } from '$lib/server/store/keyset';
import { ediMessages, ediPartners } from '../edi.tables.server';

export type StoredEdi = typeof ediMessages.$inferSelect;
type New = typeof ediMessages.$inferInsert;

export const insertEdi = (tx: Tx, row: New) => tx.insert(ediMessages).values(row);

/** Orders something to be written, once for its key. @returns whether it is new */
export async function orderEdi(tx: Tx, row: New): Promise<boolean> {
	const made = await tx.insert(ediMessages).values(row).onConflictDoNothing().returning({ id: ediMessages.id });
	return made.length > 0;
}

/** What was said to a partner under that name, if anything was. */
export async function saidUnder(tx: Tx, partnerId: string, key: string) {
	const [row] = await tx
		.select({ content: ediMessages.content })
		.from(ediMessages)
		.where(and(eq(ediMessages.partnerId, partnerId), eq(ediMessages.key, key)));
	return row?.content ?? undefined;
}

export const changeEdi = (tx: Tx, id: string, patch: Partial<Omit<New, 'id' | 'partnerId' | 'way'>>) =>
	tx.update(ediMessages).set(patch).where(eq(ediMessages.id, id));

/** @throws Refused `not_found` */
export async function getEdi(tx: Tx, partnerId: string, id: string): Promise<StoredEdi> {
	const [row] = await tx
		.select()
		.from(ediMessages)
		.where(and(eq(ediMessages.id, id), eq(ediMessages.partnerId, partnerId)));
	if (!row) throw new Refused('not_found');
	return row;
}

/** @throws Refused `not_found` */
export async function lockEdi(tx: Tx, id: string): Promise<StoredEdi> {
	const [row] = await tx.select().from(ediMessages).where(eq(ediMessages.id, id)).for('update');
	if (!row) throw new Refused('not_found');
	return row;
}

type Kept = Pick<StoredEdi, 'id' | 'partnerId' | 'orderNumber' | 'number' | 'at'>;

/** What its partner said about the same order before it, by number or, without one, as it came, and waits to be worked. */
export const earlierEdi = (tx: Tx, { id, partnerId, orderNumber, number, at }: Kept) =>
	tx
		.select({ id: ediMessages.id })
		.from(ediMessages)
		.where(
			and(
				eq(ediMessages.partnerId, partnerId),
				eq(ediMessages.way, 'in'),
				eq(ediMessages.state, 'waiting'),
				sql`${ediMessages.orderNumber} = ${orderNumber}`,
				sql`coalesce(${ediMessages.number} < ${number}::bigint,
					(${ediMessages.at}, ${ediMessages.id}) < (${at.toISOString()}::timestamptz, ${id}))`
			)
		)
		.orderBy(asc(ediMessages.number), asc(ediMessages.at), asc(ediMessages.id));

/** What came in under a control number. */
export const cameAs = (tx: Tx, partnerId: string, control: string): Promise<StoredEdi[]> =>
	tx
		.select()
		.from(ediMessages)
		.where(and(eq(ediMessages.partnerId, partnerId), eq(ediMessages.control, control), eq(ediMessages.way, 'in')));

/** What went out under a control number, however many zeros stand before it; X12 receipts name it without. */
export async function wentAs(tx: Tx, partnerId: string, control: string): Promise<StoredEdi | undefined> {
	const [row] = await tx
		.select()
		.from(ediMessages)
		.where(
			and(
				eq(ediMessages.partnerId, partnerId),
				eq(ediMessages.control, control.padStart(9, '0')),
				eq(ediMessages.way, 'out')
			)
		)
		.for('update');
	return row;
}

type Wanted = {
	readonly partnerId: string;
	readonly search: string;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

const listed = {
	id: ediMessages.id,
	at: ediMessages.at,
	way: ediMessages.way,
	kind: ediMessages.kind,
	state: ediMessages.state,
	control: ediMessages.control,
	orderNumber: ediMessages.orderNumber,
	told: ediMessages.told,
	gapFrom: ediMessages.gapFrom,
	overdueAt: ediMessages.overdueAt
};
export type ListedEdi = Pick<StoredEdi, keyof typeof listed>;

/** What was exchanged with a partner, newest first; `search` looks into control numbers, order numbers and the text. */
export async function listEdi(tx: Tx, { partnerId, search, cursor, limit }: Wanted): Promise<Sheet<ListedEdi>> {
	const from = keysetOf(cursor);
	const way = from?.way === 'newer' ? asc : desc;
	const { at, id } = ediMessages;
	const beyond: SQL | undefined =
		from &&
		sql`(${at}, ${id}) ${sql.raw(from.way === 'newer' ? '>' : '<')} (${from.at.toISOString()}::timestamptz, ${from.id})`;
	const read = await tx
		.select(listed)
		.from(ediMessages)
		.where(and(eq(ediMessages.partnerId, partnerId), beyond, says(search)))
		.orderBy(way(at), way(id))
		.limit(limit + 1);
	return sheetOf(read, from, limit, (row) => row.at);
}

const says = (search: string) =>
	search === '' ? undefined : sql`${ediMessages.search} like ${`%${likeText(search.toLowerCase())}%`}`;
const likeText = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Numbers that were left out on the way to one that came, newest first, with how many of them came after all. */
export const listGaps = (tx: Tx, partnerId: string, limit: number) =>
	tx
		.select({
			id: ediMessages.id,
			from: sql<number>`edi_messages.gap_from::float8`,
			until: sql<number>`(edi_messages.number - 1)::float8`,
			// A select of one table names its columns alone, so that the inner ones need names of their own.
			came: sql<number>`(select count(distinct other.number)::int from edi_messages other
				where other.partner_id = edi_messages.partner_id and other.way = 'in'
				and other.number >= edi_messages.gap_from and other.number < edi_messages.number)`
		})
		.from(ediMessages)
		.where(and(eq(ediMessages.partnerId, partnerId), sql`${ediMessages.gapFrom} is not null`))
		.orderBy(desc(ediMessages.at))
		.limit(limit);

/** What waits to be worked or sent, where its partner is on; what goes by hand waits for a hand. */
export const dueEdi = (tx: Tx, now: Date, limit: number) =>
	tx
		.select({ id: ediMessages.id, partnerId: ediMessages.partnerId, way: ediMessages.way })
		.from(ediMessages)
		.innerJoin(ediPartners, eq(ediPartners.id, ediMessages.partnerId))
		.where(
			and(
				eq(ediMessages.state, 'waiting'),
				lte(ediMessages.nextAt, now),
				eq(ediPartners.state, 'on'),
				sql`not (${ediPartners.way} = 'none' and ${ediMessages.way} = 'out' and ${ediMessages.rawSealed} is not null)`
			)
		)
		.orderBy(asc(ediMessages.nextAt))
		.limit(limit);

/** Takes one for a single worker: nobody else is given it until then. @returns whether it still waits */
export async function claimEdi(tx: Tx, id: string, now: Date, until: Date): Promise<StoredEdi | undefined> {
	const [row] = await tx
		.update(ediMessages)
		.set({ nextAt: until })
		.where(and(eq(ediMessages.id, id), eq(ediMessages.state, 'waiting'), lte(ediMessages.nextAt, now)))
		.returning();
	return row;
}

/** What was exchanged about a case. */
export const ediOfCase = (tx: Tx, cancellationId: string): Promise<StoredEdi[]> =>
	tx
		.select()
		.from(ediMessages)
		.where(eq(ediMessages.cancellationId, cancellationId))
		.orderBy(asc(ediMessages.at), asc(ediMessages.id));
