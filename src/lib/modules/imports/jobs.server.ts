import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { later, MINUTE } from '$lib/core/time';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import type { Due } from '$lib/server/poller';
import { goOver } from './actions/go-over.server';
import { takeUpStalled, type RunKey } from './repository/runs.server';
import { PHASES } from './state';

/** Goes over a file for a while, and orders the next of its kind when there is more. */
export const goOverFile = defineJob({
	name: 'imports.go_over',
	payload: z.object({ subject: idOf('imp'), phase: z.enum(PHASES) }),
	attempts: 8,
	run: async (ctx, { subject, phase }) => {
		const key = { id: subject, phase };
		if ((await goOver(ctx, key)) === 'more') await enqueue(ctx.db, [next(key)]);
	}
});

const next = ({ id, phase }: RunKey) => goOverFile.with({ subject: id, phase });

const STALLED_AFTER = 2 * MINUTE;

/** Takes up again what no job goes on with any more, because too many processes died over it. */
export const takeUpImports: Due = async ({ db, now }) =>
	db.transaction(async (tx) => {
		const stalled = await takeUpStalled(tx, now, later(now, -STALLED_AFTER));
		await enqueue(tx, stalled.map(next));
	});
