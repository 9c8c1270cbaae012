import { and, asc, eq, inArray, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { orders, tasks } from '../tables.server';
import type { OpenTask, TaskKind } from '../tasks';

/** Something a person must do; its kind has words, `facts` fill them. */
export type NewTask = {
	/** Where its maker has to know it before. */
	readonly id?: string;
	readonly orderId: string;
	readonly cancellationId: string | null;
	readonly kind: TaskKind;
	readonly facts: Readonly<Record<string, unknown>>;
	readonly dueAt?: Date;
};

export const insertTask = (tx: Tx, { newId, now }: Pick<Ctx, 'newId' | 'now'>, task: NewTask) =>
	tx.insert(tasks).values({ id: newId('tsk'), ...task, createdAt: now });

/** What is to be done about a case, oldest first. */
export const openTasks = (tx: Tx, cancellationId: string): Promise<OpenTask[]> =>
	openWhere(tx, eq(tasks.cancellationId, cancellationId));

/** What is to be done about an order that is no case's. */
export const openOrderTasks = (tx: Tx, orderId: string): Promise<OpenTask[]> =>
	openWhere(tx, and(eq(tasks.orderId, orderId), isNull(tasks.cancellationId)));

const openWhere = (tx: Tx, which: SQL | undefined) =>
	tx
		.select({
			id: tasks.id,
			kind: tasks.kind,
			facts: tasks.facts,
			dueAt: tasks.dueAt,
			createdAt: tasks.createdAt
		})
		.from(tasks)
		.where(and(which, eq(tasks.state, 'open')))
		.orderBy(asc(tasks.createdAt), asc(tasks.id));

/** What is to be done about orders of a store, oldest first, with the order each is about. */
export const openStoreTasks = (tx: Tx, connection: string, limit: number) =>
	tx
		.select({
			id: tasks.id,
			kind: tasks.kind,
			facts: tasks.facts,
			createdAt: tasks.createdAt,
			order: orders.number,
			currency: orders.currency
		})
		.from(tasks)
		.innerJoin(orders, eq(orders.id, tasks.orderId))
		.where(and(sql`${tasks.facts} ->> 'connection' = ${connection}`, eq(tasks.state, 'open')))
		.orderBy(asc(tasks.createdAt), asc(tasks.id))
		.limit(limit);

/** One of them, done or not. */
export async function findTask(tx: Tx, id: string) {
	const [task] = await tx.select().from(tasks).where(eq(tasks.id, id));
	return task;
}

/** @throws Refused `task.not_found`, `task.done_already` */
export async function getOpenTask(tx: Tx, id: string) {
	const task = await findTask(tx, id);
	if (!task) throw new Refused('task.not_found');
	if (task.state === 'done') throw new Refused('task.done_already');
	return task;
}

/** Which of a case's refunds were made somebody's task already. */
export async function refundsWithTask(tx: Tx, cancellationId: string): Promise<Set<string>> {
	const refund = sql<string | null>`${tasks.facts} ->> 'refund'`;
	const rows = await tx.select({ refund }).from(tasks).where(eq(tasks.cancellationId, cancellationId));
	return new Set(rows.flatMap(({ refund }) => refund ?? []));
}

/** Marks an open task done and answers it; nothing when it is not open. */
export async function finishTask(tx: Tx, id: string, outcome: string) {
	const [done] = await tx
		.update(tasks)
		.set({ state: 'done', outcome })
		.where(and(eq(tasks.id, id), eq(tasks.state, 'open')))
		.returning();
	return done;
}

export const hasTask = async (tx: Tx, id: string): Promise<boolean> =>
	(await tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.id, id))).length > 0;

/** `refund`, `supplier`, `address`: only those about it. */
type Moot = {
	readonly cancellationId: string;
	readonly kinds: readonly TaskKind[];
	readonly refund?: string;
	readonly supplier?: string;
	readonly address?: string;
};

/** Closes what has become moot by itself; `outcome` is the event that made it so. */
export const closeTasks = (tx: Tx, { cancellationId, kinds, refund, supplier, address }: Moot, outcome: string) =>
	tx
		.update(tasks)
		.set({ state: 'done', outcome })
		.where(
			and(
				eq(tasks.cancellationId, cancellationId),
				eq(tasks.state, 'open'),
				inArray(tasks.kind, [...kinds]),
				refund === undefined ? undefined : sql`${tasks.facts} ->> 'refund' = ${refund}`,
				supplier === undefined ? undefined : sql`${tasks.facts} ->> 'supplier' = ${supplier}`,
				address === undefined ? undefined : sql`${tasks.facts} ->> 'address' = ${address}`
			)
		);

/** `push`: only the one about that write; `except`: all but the one that says this. */
type AtStore = {
	readonly orderId: string;
	readonly kind: TaskKind;
	readonly connection: string;
	readonly push?: string;
	readonly except?: string;
};

/** Closes what both sides agree about by now. */
export const closeStoreTasks = (tx: Tx, { orderId, kind, connection, push, except }: AtStore, outcome: string) =>
	tx
		.update(tasks)
		.set({ state: 'done', outcome })
		.where(
			and(
				eq(tasks.orderId, orderId),
				eq(tasks.kind, kind),
				eq(tasks.state, 'open'),
				sql`${tasks.facts} ->> 'connection' = ${connection}`,
				push === undefined ? undefined : sql`${tasks.facts} ->> 'push' = ${push}`,
				except === undefined ? undefined : ne(sql`${tasks.facts} ->> 'reference'`, except)
			)
		);

type Telling = { readonly orderId: string; readonly kind: TaskKind; readonly reference: string };

/** Whether somebody is still to look after this write. */
export async function openStoreTask(tx: Tx, { orderId, kind, push }: AtStore): Promise<boolean> {
	const found = await tx
		.select({ id: tasks.id })
		.from(tasks)
		.where(
			and(
				eq(tasks.orderId, orderId),
				eq(tasks.kind, kind),
				eq(tasks.state, 'open'),
				sql`${tasks.facts} ->> 'push' = ${push ?? ''}`
			)
		);
	return found.length > 0;
}

/** Whether somebody was asked about this movement of a gateway's before, done or not. */
export async function wasTold(tx: Tx, { orderId, kind, reference }: Telling): Promise<boolean> {
	const same = sql`${tasks.facts} ->> 'reference' = ${reference}`;
	const found = await tx
		.select({ id: tasks.id })
		.from(tasks)
		.where(and(eq(tasks.orderId, orderId), eq(tasks.kind, kind), same));
	return found.length > 0;
}

type AboutAddress = {
	readonly cancellationId: string | null;
	readonly kind: TaskKind;
	readonly facts: { readonly address: string };
};

/** Whether somebody is asked about this address on this case already. */
export async function hasOpenTaskAbout(tx: Tx, { cancellationId, kind, facts }: AboutAddress): Promise<boolean> {
	if (cancellationId === null) return false;
	const same = sql`${tasks.facts} ->> 'address' = ${facts.address}`;
	const found = await tx
		.select({ id: tasks.id })
		.from(tasks)
		.where(and(eq(tasks.cancellationId, cancellationId), eq(tasks.kind, kind), eq(tasks.state, 'open'), same));
	return found.length > 0;
}
