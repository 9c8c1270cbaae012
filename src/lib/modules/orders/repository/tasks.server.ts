import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { tasks } from '../tables.server';

/** Something a person must do; its kind has words, `facts` fill them. */
export type NewTask = {
	readonly orderId: string;
	readonly cancellationId: string | null;
	readonly kind: string;
	readonly facts: Readonly<Record<string, unknown>>;
	readonly dueAt?: Date;
};

export const insertTask = (tx: Tx, { newId, now }: Pick<Ctx, 'newId' | 'now'>, task: NewTask) =>
	tx.insert(tasks).values({ ...task, id: newId('tsk'), createdAt: now });
