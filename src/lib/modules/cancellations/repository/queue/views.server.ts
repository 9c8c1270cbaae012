import { and, asc, eq, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { staff } from '../../../accounts/tables.server';
import type { QueueView } from '../../queue/queue-view';
import { queueDefaults, queueViews } from '../../queue.tables.server';

/** The views somebody sees: their own and the shared ones, by name. */
export const listViews = (tx: Tx, staffId: string): Promise<QueueView[]> =>
	tx
		.select(columns(staffId))
		.from(queueViews)
		.innerJoin(staff, eq(staff.id, queueViews.staffId))
		.leftJoin(queueDefaults, and(eq(queueDefaults.viewId, queueViews.id), eq(queueDefaults.staffId, staffId)))
		.where(or(eq(queueViews.staffId, staffId), queueViews.shared))
		.orderBy(asc(sql`lower(${queueViews.name})`), asc(queueViews.id))
		.limit(MOST_SHOWN);

const MOST_SHOWN = 200;

const columns = (staffId: string) => ({
	id: queueViews.id,
	name: queueViews.name,
	shared: queueViews.shared,
	query: queueViews.query,
	owner: { id: staff.id, name: staff.name },
	isDefault: sql<boolean>`${queueDefaults.viewId} is not null and ${staffId}::text is not null`
});

/** One of the views somebody sees, with its row locked. */
export async function lockView(tx: Tx, id: string, staffId: string) {
	const [found] = await tx
		.select()
		.from(queueViews)
		.where(and(eq(queueViews.id, id), or(eq(queueViews.staffId, staffId), queueViews.shared)))
		.for('update');
	return found;
}

export const countViews = (tx: Tx, staffId: string) => tx.$count(queueViews, eq(queueViews.staffId, staffId));

/** Answers nothing where the name is taken. */
export const insertView = (tx: Tx, row: typeof queueViews.$inferInsert) =>
	tx.insert(queueViews).values(row).onConflictDoNothing().returning({ id: queueViews.id });

/** Whether another of the same kind has this name: among one's own, or among the shared. */
export async function isNameTaken(
	tx: Tx,
	{ id, staffId, name, shared }: Omit<typeof queueViews.$inferInsert, 'query' | 'createdAt'>
) {
	const rivals = shared ? queueViews.shared : and(eq(queueViews.staffId, staffId), eq(queueViews.shared, false));
	return (
		(await tx.$count(queueViews, and(rivals, sql`lower(${queueViews.name}) = lower(${name})`, ne(queueViews.id, id)))) >
		0
	);
}

export const updateView = (tx: Tx, id: string, patch: { name: string; shared: boolean }) =>
	tx.update(queueViews).set(patch).where(eq(queueViews.id, id));

export const deleteView = (tx: Tx, id: string) => tx.delete(queueViews).where(eq(queueViews.id, id));

/** A view that is shared no more opens nobody else's queue. */
export const dropOthersDefaults = (tx: Tx, viewId: string, staffId: string) =>
	tx.delete(queueDefaults).where(and(eq(queueDefaults.viewId, viewId), ne(queueDefaults.staffId, staffId)));

export async function setDefault(tx: Tx, staffId: string, viewId: string | undefined): Promise<void> {
	if (viewId === undefined) await tx.delete(queueDefaults).where(eq(queueDefaults.staffId, staffId));
	else
		await tx
			.insert(queueDefaults)
			.values({ staffId, viewId })
			.onConflictDoUpdate({ target: queueDefaults.staffId, set: { viewId } });
}

/** One at a time of those who name shared views, so that two can't take one name at once. */
export const holdNames = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(hashtext('queue_views'))`);
