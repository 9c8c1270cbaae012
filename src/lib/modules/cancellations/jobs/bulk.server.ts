import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { DAY, later, SECOND } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { defineJob, type JobOf } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { stepRun } from '../actions/bulk/step.server';
import { claimStale, deleteDrafts } from '../repository/bulk/runs.server';

const payload = z.object({ subject: idOf('blk') });

/** Carries out the next few cases of a run, and orders its own successor while there are more. */
export const stepBulk: JobOf<typeof payload> = defineJob({
	name: 'cancellations.step_bulk',
	payload,
	attempts: 8,
	run: async (ctx, { subject }) => {
		if (await stepRun(ctx, { id: subject })) await orderStep(ctx, [subject]);
	}
});

const orderStep = ({ db }: Pick<Ctx, 'db'>, ids: readonly string[]) =>
	db.transaction((tx) =>
		enqueue(
			tx,
			ids.map((subject) => stepBulk.with({ subject }))
		)
	);

const STALE = 15 * SECOND;
const DRAFT_KEPT = DAY;

/** Carries on what a killed process left behind, well before its job would be tried again. */
export const wakeRuns = ({ db, now }: Ctx): Promise<void> =>
	db.transaction(async (tx) => {
		const left = await claimStale(tx, later(now, -STALE), now);
		await enqueue(
			tx,
			left.map(({ id }) => stepBulk.with({ subject: id }))
		);
	});

/** Forgets selections that nobody started. */
export async function forgetDrafts({ db, now }: Ctx): Promise<void> {
	await deleteDrafts(db, later(now, -DRAFT_KEPT));
}
