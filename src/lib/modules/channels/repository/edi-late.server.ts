import { and, asc, eq, getTableColumns, gt, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { ediMessages, ediPartners } from '../edi.tables.server';
import type { StoredEdi } from './edi-messages.server';

type Hastened = { readonly partner: string; readonly now: Date; readonly after: Date };

/** What is to be sent only after that moment is to be sent now. */
export const hastenEdi = (tx: Tx, { partner, now, after }: Hastened) =>
	tx
		.update(ediMessages)
		.set({ nextAt: now, tries: 0 })
		.where(
			and(
				eq(ediMessages.partnerId, partner),
				eq(ediMessages.way, 'out'),
				eq(ediMessages.state, 'waiting'),
				gt(ediMessages.nextAt, after)
			)
		);

/** What should have left long ago, and did not: as long as its receipt might take; each is told of once. */
export const stuckEdi = async (tx: Tx, now: Date, limit: number): Promise<StoredEdi[]> => {
	const rows = await tx
		.select({ it: getTableColumns(ediMessages) })
		.from(ediMessages)
		.innerJoin(ediPartners, eq(ediPartners.id, ediMessages.partnerId))
		.where(
			and(
				eq(ediMessages.way, 'out'),
				eq(ediMessages.state, 'waiting'),
				ne(ediMessages.kind, 'receipt'),
				isNull(ediMessages.overdueAt),
				sql`${ediMessages.at} + make_interval(hours => (${ediPartners.terms} ->> 'receipt_hours')::int)
					<= ${now.toISOString()}::timestamptz`
			)
		)
		.orderBy(asc(ediMessages.at))
		.limit(limit)
		.for('update', { of: ediMessages, skipLocked: true });
	return rows.map(({ it }) => it);
};

/** Sent ones whose receipt should have come; each is told of once. */
export const overdueEdi = (tx: Tx, now: Date, limit: number): Promise<StoredEdi[]> =>
	tx
		.select()
		.from(ediMessages)
		.where(and(eq(ediMessages.state, 'sent'), isNull(ediMessages.overdueAt), lte(ediMessages.receiptDueAt, now)))
		.orderBy(asc(ediMessages.receiptDueAt))
		.limit(limit)
		.for('update', { skipLocked: true });
