import { DAY, later, MINUTE } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { enqueue } from '$lib/server/jobs/queue';
import { record } from '$lib/server/outbox';
import { writeExport } from './write-export.server';
import { forgetExports, lockExport, staleExports, updateExport } from '../repository.server';
import { UNFINISHED } from '../schema';

const PATIENCE = 5 * MINUTE;
const NUDGES = 3;
const REMEMBERED = 30 * DAY;

/** Starts again what nobody goes on with, gives up what does not get on, and forgets what is long over. */
export async function tendExports(ctx: Ctx): Promise<void> {
	const since = later(ctx.now, -PATIENCE);
	for (const { id } of await staleExports(ctx.db, since)) await ctx.db.transaction((tx) => nudge(tx, ctx, id, since));
	await forgetExports(ctx.db, later(ctx.now, -REMEMBERED));
}

async function nudge(tx: Tx, ctx: Ctx, id: string, since: Date): Promise<void> {
	const one = await lockExport(tx, id);
	if (!one || !UNFINISHED.includes(one.state) || one.touchedAt >= since) return;
	if (one.nudged < NUDGES) {
		await updateExport(tx, id, { touchedAt: ctx.now, nudged: one.nudged + 1 });
		await enqueue(tx, [writeExport.with({ export: id })]);
		return;
	}
	await updateExport(tx, id, { state: 'failed', endedAt: ctx.now });
	await record(tx, ctx, { name: 'export.failed', subject: id, data: { list: one.list, rows: one.rows } });
}
