import { and, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { channelNotices } from '../messages.tables.server';

type New = typeof channelNotices.$inferInsert;

/** Keeps what a webhook said, once; told again it is only counted. @returns whether it is news */
export async function keepNotice(tx: Tx, row: New): Promise<boolean> {
	const [kept] = await tx
		.insert(channelNotices)
		.values(row)
		.onConflictDoUpdate({
			target: [channelNotices.connectionId, channelNotices.eventId],
			set: { told: sql`${channelNotices.told} + 1` }
		})
		.returning({ told: channelNotices.told });
	return kept?.told === 1;
}

export async function findNotice(tx: Tx, connectionId: string, eventId: string) {
	const [row] = await tx
		.select()
		.from(channelNotices)
		.where(and(eq(channelNotices.connectionId, connectionId), eq(channelNotices.eventId, eventId)));
	return row;
}

export const deleteNoticesBefore = (tx: Tx, before: Date) =>
	tx.delete(channelNotices).where(lt(channelNotices.receivedAt, before));
