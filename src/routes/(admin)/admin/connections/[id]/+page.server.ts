import { redirect, type RequestEvent } from '@sveltejs/kit';
import { idOf } from '$lib/core/ids';
import { turnConnection } from '$lib/modules/channels/actions/change.server';
import { demandManager } from '$lib/modules/channels/actions/rights.server';
import { getConnection } from '$lib/modules/channels/repository/connections.server';
import { listMessages } from '$lib/modules/channels/repository/messages.server';
import { listFailed, oldestWaiting } from '$lib/modules/channels/repository/orders.server';
import { choiceForm, taskForm } from '$lib/modules/cancellations/admin/forms';
import { doneTask } from '$lib/modules/orders/actions/do-task.server';
import { openStoreTasks } from '$lib/modules/orders/repository/tasks.server';
import { getSupplier } from '$lib/modules/suppliers/repository/directory.server';
import { connectionTarget } from '$lib/modules/channels/schema';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { page } from '$lib/server/http/page';
import { connectorForm, testConnection } from '$lib/wiring/channels/connections.server';
import { removeConnection } from '$lib/wiring/channels/remove.server';
import { chooseFor } from '$lib/wiring/channels/replay.server';
import { webhookUrl } from '$lib/wiring/channels/seen.server';
import { act } from '../../act';
import { listed, PAGE_ROWS } from '../../list';

const MOST = 20;

export const load = page({ id: idOf('con') }, async (ctx, { id }, { url }) => {
	demandManager(ctx);
	const { search, cursor } = listed(url, ['all'], 'all');
	const [connection, sheet, failed, tasks, waitingSince] = await Promise.all([
		getConnection(ctx.db, id),
		listMessages(ctx.db, { connectionId: id, search, cursor, limit: PAGE_ROWS }),
		listFailed(ctx.db, id, MOST),
		openStoreTasks(ctx.db, id, MOST),
		oldestWaiting(ctx.db, id)
	]);
	const { connector, side, name, state, trouble, troubleWords, failingSince, lastInAt, lastOutAt } = connection;
	const { label, version } = connectorForm(connector);
	return {
		connection: {
			...{ id, label, version, side, name, state, trouble, troubleWords, failingSince, lastInAt, lastOutAt },
			...{ shownName: connection.shownName, missing: connection.missing, webhooks: connection.webhooks },
			...{ refused: connection.refused, refusedAt: connection.refusedAt },
			...{ checkedAt: connection.checkedAt, webhookUrl: webhookUrl(connector, id) },
			supplier: await nameOf(ctx, connection.supplierId),
			waitingSince: waitingSince !== null && waitingSince < ctx.now ? waitingSince : null
		},
		...{ sheet, failed, tasks, search },
		isOwner: ctx.actor.rights.has('own'),
		changed: url.searchParams.has('changed'),
		added: url.searchParams.has('added')
	};
});

const nameOf = async ({ db }: Ctx, id: string | null) =>
	id === null ? null : { id, name: (await getSupplier(db, id)).name };

/** It works, or it answers and something is missing there, which then stands on the page. */
const tested =
	(done: () => string) =>
	async ({ request, locals }: RequestEvent) =>
		submit(
			await readForm(request, connectionTarget),
			(missing: readonly string[]) => (missing.length > 0 ? m.channels_tested_missing() : done()),
			(target) => testConnection(locals.ctx, target)
		);

export const actions = {
	test: tested(m.channels_tested),
	webhooks: tested(m.channels_webhooks_again_done),
	remove: act(
		connectionTarget,
		() => '',
		async (ctx, target) => {
			await removeConnection(ctx, target);
			redirect(303, '/admin/connections?removed');
		}
	),
	pause: act(connectionTarget, m.channels_paused, (ctx, { id }) => turnConnection(ctx, id, 'paused')),
	resume: act(connectionTarget, m.channels_resumed, (ctx, { id }) => turnConnection(ctx, id, 'on')),
	task: act(taskForm, m.task_done_said, doneTask),
	choose: act(choiceForm, m.channels_chosen, chooseFor)
};
