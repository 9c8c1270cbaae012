import { eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { cancellations } from '../../cancellations/tables.server';
import { orders } from '../../orders/tables.server';
import { webhookFeed } from '../tables.server';

/** How far the feed was passed on. */
export async function placeInFeed(tx: Tx): Promise<number> {
	const [row] = await tx.select({ place: webhookFeed.place }).from(webhookFeed);
	return row?.place ?? 0;
}

/** Goes on from there, if nobody else did. @returns whether it was ours to pass on */
export async function moveInFeed(tx: Tx, from: number, to: number): Promise<boolean> {
	const moved = await tx
		.update(webhookFeed)
		.set({ place: to })
		.where(eq(webhookFeed.place, from))
		.returning({ place: webhookFeed.place });
	return moved.length === 1;
}

/** Begins there, where nobody listened until now; it never goes back. */
export const beginInFeed = (tx: Tx, place: number) =>
	tx
		.insert(webhookFeed)
		.values({ place })
		.onConflictDoUpdate({
			target: webhookFeed.one,
			set: { place: sql`greatest(${webhookFeed.place}, excluded.place)` }
		});

type Named = { readonly number: string; readonly partner: string | null };
type Names = {
	readonly orders: ReadonlyMap<string, Named>;
	readonly cases: ReadonlyMap<string, string>;
};

/** What people call these orders and cases, and who bought them. */
export async function namesOf(tx: Tx, orderIds: readonly string[], caseIds: readonly string[]): Promise<Names> {
	const [ordered, canceled] = await Promise.all([
		orderIds.length === 0
			? []
			: tx
					.select({ id: orders.id, number: orders.number, partner: orders.partner })
					.from(orders)
					.where(inArray(orders.id, [...orderIds])),
		caseIds.length === 0
			? []
			: tx
					.select({ id: cancellations.id, number: cancellations.number })
					.from(cancellations)
					.where(inArray(cancellations.id, [...caseIds]))
	]);
	return {
		orders: new Map(ordered.map((order) => [order.id, order])),
		cases: new Map(canceled.map(({ id, number }) => [id, number]))
	};
}
