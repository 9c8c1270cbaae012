import { eq, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { cursorAt } from '$lib/server/store/keyset';
import { orders } from '../../../orders/tables.server';
import type { Case } from '../../case';
import { deadlineOf } from '../../queue/deadline';
import type { Neighbors } from '../../queue/queue-options';
import { cancellations } from '../../tables.server';
import { placeOf } from './queue-sort.server';
import { listQueue, type QueueInput } from './queue.server';

export const NO_NEIGHBORS: Neighbors = {};

/** The cases before and after this one in a list. Two round trips. */
export async function neighborsOf(
	tx: Tx,
	number: string,
	{ sort = 'due', ...list }: Omit<QueueInput, 'cursor' | 'limit'>
): Promise<Neighbors> {
	const [it] = await tx
		.select(columns)
		.from(cancellations)
		.innerJoin(orders, ITS_ORDER)
		.where(eq(cancellations.number, number));
	if (!it) return {};
	// Among the requests it stood by when it was filed; a decision has moved its deadline.
	const place = placeOf(sort, list.tab === 'requested' ? { ...it, deadlineAt: askedBy(it) } : it);
	const beside = (way: 'older' | 'newer') =>
		listQueue(tx, { ...list, sort, cursor: cursorAt(way, place, it.id), limit: 1 });
	const [before, after] = await Promise.all([beside('newer'), beside('older')]);
	const [previous, next] = [before.items[0], after.items[0]];
	return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}

const askedBy = ({ createdAt, legalDueAt }: Pick<Case, 'createdAt' | 'legalDueAt'>) =>
	deadlineOf({ state: 'requested', requestedAt: createdAt, legalDueAt, graceUntil: null, refunds: [] });

const ITS_ORDER = eq(orders.id, cancellations.orderId);
const columns = {
	id: cancellations.id,
	deadlineAt: cancellations.deadlineAt,
	createdAt: cancellations.createdAt,
	legalDueAt: cancellations.legalDueAt,
	due: cancellations.dueMinor,
	currency: orders.currency,
	sortName: sql<string | null>`lower(${orders.name})`
};
