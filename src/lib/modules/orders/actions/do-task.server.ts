import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { finishTask, hasTask } from '../repository/tasks.server';
import { ANSWERED_ELSEWHERE } from '../tasks';

type DoneInput = { readonly task: string; readonly outcome: string };

/**
 * What staff were asked to do is done, with what came of it. Two at once: the second is told that it was done already.
 * @throws Refused `task.done_already`, `task.not_found`, `task.answered_on_its_page`
 */
export const doneTask = (ctx: Ctx, { task, outcome }: DoneInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const done = await finishTask(tx, task, outcome);
		if (!done) throw new Refused((await hasTask(tx, task)) ? 'task.done_already' : 'task.not_found');
		const { orderId, cancellationId, kind, facts } = done;
		if (ANSWERED_ELSEWHERE.includes(kind)) throw new Refused('task.answered_on_its_page');
		await record(tx, ctx, {
			name: 'task.done',
			subject: task,
			orderId,
			...(cancellationId ? { cancellationId } : {}),
			data: { task: kind, facts, outcome }
		});
	});
