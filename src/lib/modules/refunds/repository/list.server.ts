import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { Refused } from '$lib/core/refusal';
import type { RefundState } from '../status';
import { refunds } from '../tables.server';
import { refundView, type RefundView } from '../view';

export type RefundsInput = {
	readonly state?: RefundState | undefined;
	readonly cursor?: string | undefined;
	readonly limit: number;
};
type RefundsPage = { readonly items: RefundView[]; readonly next: string | null };

/** Refunds as outsiders see them, newest first. One statement. */
export async function pageOfRefunds(tx: Tx, { state, cursor, limit }: RefundsInput): Promise<RefundsPage> {
	const read = await tx
		.select()
		.from(refunds)
		.where(and(state && eq(refunds.state, state), cursor === undefined ? undefined : beyond(cursor)))
		.orderBy(desc(refunds.createdAt), desc(refunds.id))
		.limit(limit + 1);
	const shown = read.slice(0, limit);
	const last = read.length > limit ? shown.at(-1) : undefined;
	return { items: shown.map(refundView), next: last ? `${last.createdAt.toISOString()}~${last.id}` : null };
}

/** One refund as outsiders see it. @throws Refused `refund.not_found` */
export async function seeRefund(tx: Tx, id: string): Promise<RefundView> {
	const [found] = await tx.select().from(refunds).where(eq(refunds.id, id));
	if (!found) throw new Refused('refund.not_found', { id });
	return refundView(found);
}

/** A cursor that makes no sense is the end of the list. */
function beyond(cursor: string): SQL {
	const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(rfd_\w+)$/.exec(cursor) ?? [];
	if (!at || !id || Number.isNaN(Date.parse(at))) return sql`false`;
	return sql`(${refunds.createdAt}, ${refunds.id}) < (${at}::timestamptz, ${id})`;
}
