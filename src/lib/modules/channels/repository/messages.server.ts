import { and, asc, desc, eq, lt, sql, type SQL } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { keysetOf, sheetOf, type Sheet } from '$lib/server/store/keyset';
import { channelMessages } from '../messages.tables.server';

export type Message = typeof channelMessages.$inferSelect;

export const insertMessage = (tx: Tx, row: typeof channelMessages.$inferInsert) =>
	tx.insert(channelMessages).values(row);

export const deleteMessagesBefore = (tx: Tx, before: Date) =>
	tx.delete(channelMessages).where(lt(channelMessages.at, before));

/** @throws Refused `not_found` */
export async function getMessage(tx: Tx, connectionId: string, id: string): Promise<Message> {
	const [row] = await tx
		.select()
		.from(channelMessages)
		.where(and(eq(channelMessages.id, id), eq(channelMessages.connectionId, connectionId)));
	if (!row) throw new Refused('not_found');
	return row;
}

type Wanted = {
	readonly connectionId: string;
	readonly search: string;
	readonly cursor?: string | undefined;
	readonly limit: number;
};

/** What was said on a connection, newest first; `search` looks into what was said. */
export async function listMessages(tx: Tx, { connectionId, search, cursor, limit }: Wanted): Promise<Sheet<Listed>> {
	const from = keysetOf(cursor);
	const way = from?.way === 'newer' ? asc : desc;
	const { id, at, way: direction, operation, externalId, status, silence, took } = channelMessages;
	const beyond: SQL | undefined =
		from &&
		sql`(${at}, ${id}) ${sql.raw(from.way === 'newer' ? '>' : '<')} (${from.at.toISOString()}::timestamptz, ${from.id})`;
	const read = await tx
		.select({ id, at, way: direction, operation, externalId, status, silence, took })
		.from(channelMessages)
		.where(and(eq(channelMessages.connectionId, connectionId), beyond, says(search)))
		.orderBy(way(at), way(id))
		.limit(limit + 1);
	return sheetOf(read, from, limit, ({ at }) => at);
}
export type Listed = Pick<Message, 'id' | 'at' | 'way' | 'operation' | 'externalId' | 'status' | 'silence' | 'took'>;

const says = (search: string) =>
	search === '' ? undefined : sql`${channelMessages.search} like ${`%${likeText(search.toLowerCase())}%`}`;
const likeText = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
