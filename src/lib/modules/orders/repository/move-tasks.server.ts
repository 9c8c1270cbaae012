import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '$lib/server/db';
import { tasks } from '../tables.server';
import type { TaskKind } from '../tasks';

type Moving = { readonly from: string; readonly to: string; readonly kinds: readonly TaskKind[] };

/** Open tasks of one case become another's, which goes on with what they are about. */
export const moveTasks = (tx: Tx, { from, to, kinds }: Moving) =>
	tx
		.update(tasks)
		.set({ cancellationId: to })
		.where(and(eq(tasks.cancellationId, from), eq(tasks.state, 'open'), inArray(tasks.kind, [...kinds])));
