import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { staff } from '../../../accounts/tables.server';
import { among } from '../../../orders/repository/rows.server';
import type { Status } from '../../status';
import { cancellations } from '../../tables.server';

/** A case as its assignment sees it. */
export type Assigned = {
	readonly id: string;
	readonly orderId: string;
	readonly state: Status;
	readonly assigneeId: string | null;
};

const columns = {
	id: cancellations.id,
	orderId: cancellations.orderId,
	state: cancellations.state,
	assigneeId: cancellations.assigneeId
};

/** These cases with their rows locked, always in the same order. */
export const lockCases = (tx: Tx, ids: readonly string[]): Promise<Assigned[]> =>
	tx
		.select(columns)
		.from(cancellations)
		.where(among(cancellations.id, ids))
		.orderBy(asc(cancellations.id))
		.for('no key update');

/** Whoever may be given cases. Its row is held, so that nobody is deactivated while cases are on their way to them. */
export async function holdActive(tx: Tx, id: string): Promise<{ readonly name: string } | undefined> {
	const [found] = await tx
		.select({ name: staff.name })
		.from(staff)
		.where(and(eq(staff.id, id), eq(staff.active, true)))
		.for('share');
	return found;
}

export const setAssignee = (tx: Tx, ids: readonly string[], assigneeId: string | null) =>
	tx.update(cancellations).set({ assigneeId }).where(among(cancellations.id, ids));

/** Some open cases of somebody, by the index of what waits for whom. */
export const openCasesOf = async (tx: Tx, staffId: string, limit: number): Promise<string[]> =>
	(
		await tx
			.select({ id: cancellations.id })
			.from(cancellations)
			.where(and(eq(cancellations.assigneeId, staffId), inArray(cancellations.state, ['requested', 'in_progress'])))
			.orderBy(asc(cancellations.deadlineAt), asc(cancellations.id))
			.limit(limit)
	).map(({ id }) => id);

/** Everybody who may be given a case. */
export const activeStaff = (tx: Tx) =>
	tx
		.select({ id: staff.id, name: staff.name })
		.from(staff)
		.where(eq(staff.active, true))
		.orderBy(sql`${staff.name}, ${staff.id}`);
