import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob, type JobOf } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { writeStretch } from '../write.server';

const payload = z.object({ export: idOf('exp') });
/** A job ends well before the queue would take it for dead; the next goes on. */
const STRETCHES = 20;

/** Writes on at an export. Safe to run twice, also at the same time. */
export const writeExport: JobOf<typeof payload> = defineJob({
	name: 'exports.write',
	payload,
	attempts: 8,
	run: async (ctx, { export: id }) => {
		for (let at = 0; at < STRETCHES; at++) if (!(await writeStretch(ctx, id))) return;
		await enqueue(ctx.db, [writeExport.with({ export: id })]);
	}
});
