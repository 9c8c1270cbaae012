import { asc, eq } from 'drizzle-orm';
import { draftRun } from '$lib/modules/cancellations/actions/bulk/draft.server';
import { startRun } from '$lib/modules/cancellations/actions/bulk/run.server';
import { cancellations } from '$lib/modules/cancellations/tables.server';
import type { Stage } from './stage';

const SHARE = 8;

/** The agent takes on what has waited longest, all at once. */
export async function takeOnSome(stage: Stage): Promise<void> {
	const ctx = stage.staff('agent');
	const oldest = await ctx.db
		.select({ id: cancellations.id })
		.from(cancellations)
		.where(eq(cancellations.state, 'in_progress'))
		.orderBy(asc(cancellations.deadlineAt), asc(cancellations.id))
		.limit(SHARE);
	const id = await draftRun(ctx, { kind: 'assign', ids: oldest.map((one) => one.id) });
	await startRun(ctx, { id, assignee: ctx.actor.id });
	await stage.settle();
}
