import { and, asc, eq, gt, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '$lib/core/actor';
import { Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { webhookDeliveries, webhookEndpoints } from '../tables.server';

export type Endpoint = typeof webhookEndpoints.$inferSelect;
type New = typeof webhookEndpoints.$inferInsert;

export const insertEndpoint = (tx: Tx, row: New) => tx.insert(webhookEndpoints).values(row);

export const changeEndpoint = (tx: Tx, id: string, patch: Partial<Omit<New, 'id' | 'kind'>>) =>
	tx.update(webhookEndpoints).set(patch).where(eq(webhookEndpoints.id, id));

/** Its deliveries go with it. */
export const deleteEndpoint = (tx: Tx, id: string) => tx.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id));

export async function findEndpoint(tx: Tx, id: string): Promise<Endpoint | undefined> {
	const [row] = await tx.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
	return row;
}

/** A buyer's program has its own endpoints; there are no others for it. */
export const keptBy = ({ id, rights }: Actor): SQL | undefined =>
	rights.has('see_all') ? undefined : eq(webhookEndpoints.buyer, id);

const named = (actor: Actor, id: string) => and(eq(webhookEndpoints.id, id), keptBy(actor));

/** @throws Refused `webhook.not_found` */
export async function getEndpoint(tx: Tx, actor: Actor, id: string): Promise<Endpoint> {
	const [row] = await tx.select().from(webhookEndpoints).where(named(actor, id));
	if (!row) throw new Refused('webhook.not_found');
	return row;
}

/** @throws Refused `webhook.not_found` */
export async function lockEndpoint(tx: Tx, actor: Actor, id: string): Promise<Endpoint> {
	const [row] = await tx.select().from(webhookEndpoints).where(named(actor, id)).for('update');
	if (!row) throw new Refused('webhook.not_found');
	return row;
}

/** How many a buyer has; or, without one, how many are not a buyer's. */
export const countEndpoints = (tx: Tx, buyer: string | null): Promise<number> =>
	tx.$count(webhookEndpoints, buyer === null ? isNull(webhookEndpoints.buyer) : eq(webhookEndpoints.buyer, buyer));

/** Those that anything is written for. */
export const listListening = (tx: Tx): Promise<Endpoint[]> =>
	tx.select().from(webhookEndpoints).where(ne(webhookEndpoints.state, 'off')).orderBy(asc(webhookEndpoints.id));

/** Whether a supplier's own program listens, or will once it is resumed. */
export async function listensFor(tx: Tx, partner: string): Promise<boolean> {
	const [one] = await tx
		.select({ id: webhookEndpoints.id })
		.from(webhookEndpoints)
		.where(and(eq(webhookEndpoints.partner, partner), ne(webhookEndpoints.state, 'off')))
		.limit(1);
	return one !== undefined;
}

const MOST_COUNTED = 1000;

/** The endpoints somebody keeps, oldest first, with how many messages wait and failed there, counted to a thousand. */
type Asked = { readonly actor: Actor; readonly after?: string | undefined; readonly limit: number };

export function listEndpoints(tx: Tx, { actor, after, limit }: Asked) {
	const count = (state: 'waiting' | 'failed') => sql<number>`(select count(*)::int from (select 1
		from ${webhookDeliveries} d where d.endpoint_id = webhook_endpoints.id and d.state = ${sql.raw(`'${state}'`)}
		limit ${MOST_COUNTED + 1}) as counted)`;
	const { id, kind, name, addressShown, events, partner, buyer, state, ...more } = webhookEndpoints;
	const { offReason, failingSince, createdAt } = more;
	return tx
		.select({
			...{ id, kind, name, addressShown, events, partner, buyer, state, offReason, failingSince, createdAt },
			waiting: count('waiting'),
			failed: count('failed')
		})
		.from(webhookEndpoints)
		.where(and(keptBy(actor), after === undefined ? undefined : gt(id, after)))
		.orderBy(asc(id))
		.limit(limit);
}

const due = (now: Date) => sql`${now.toISOString()}::timestamptz`;

/** Takes the endpoints where something is to be sent, for one sender each. @returns their ids */
export async function claimDue(tx: Tx, now: Date, until: Date): Promise<string[]> {
	const free = (column: typeof webhookEndpoints.busyUntil | typeof webhookEndpoints.holdUntil) =>
		or(sql`${column} is null`, sql`${column} <= ${due(now)}`);
	const someDue = sql`exists (select 1 from ${webhookDeliveries} d
		where d.endpoint_id = webhook_endpoints.id and d.state = 'waiting' and d.next_at <= ${due(now)})`;
	const ready = tx
		.select({ id: webhookEndpoints.id })
		.from(webhookEndpoints)
		.where(
			and(eq(webhookEndpoints.state, 'on'), free(webhookEndpoints.busyUntil), free(webhookEndpoints.holdUntil), someDue)
		)
		.for('update', { skipLocked: true });
	const taken = await ready;
	if (taken.length === 0) return [];
	const ids = taken.map(({ id }) => id);
	await tx
		.update(webhookEndpoints)
		.set({ busyUntil: until })
		.where(sql`${webhookEndpoints.id} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
	return ids;
}
