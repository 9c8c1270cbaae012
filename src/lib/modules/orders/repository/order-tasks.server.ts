import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { tasks } from '../tables.server';
import type { TaskKind } from '../tasks';

/** `about`: what its facts say of what it is about. */
type About = {
	readonly orderId: string;
	readonly kind: TaskKind;
	readonly about: { readonly dispute: string } | { readonly reference: string };
};

/** Closes an order's task about one thing; `outcome` is the event that ended it. */
export const closeOrderTasks = (tx: Tx, which: About, outcome: string) =>
	tx.update(tasks).set({ state: 'done', outcome }).where(isOpen(which));

/** Whether somebody is asked about this thing of an order's already. */
export async function hasOpenOrderTask(tx: Tx, which: About): Promise<boolean> {
	const found = await tx.select({ id: tasks.id }).from(tasks).where(isOpen(which));
	return found.length > 0;
}

const isOpen = ({ orderId, kind, about }: About) =>
	and(
		eq(tasks.orderId, orderId),
		eq(tasks.state, 'open'),
		eq(tasks.kind, kind),
		sql`${tasks.facts} @> ${JSON.stringify(about)}::jsonb`
	);
