import { assign } from '$lib/modules/cancellations/actions/decide/assign.server';
import { pauseTurns } from '$lib/modules/cancellations/actions/decide/turns.server';
import { saveView } from '$lib/modules/cancellations/actions/look/views.server';
import { assignForm, pauseForm } from '$lib/modules/cancellations/admin/queue/queue-forms';
import { saveViewInput } from '$lib/modules/cancellations/queue-view-inputs';
import { m } from '$lib/paraglide/messages';
import { act } from '../act';

export const actions = {
	assign: act(assignForm, m.queue_assign_done, (ctx, { ids, assignee }) =>
		assign(ctx, { ids, assignee: assignee || null })
	),
	saveView: act(saveViewInput, m.queue_views_saved, saveView),
	pause: act(pauseForm, m.queue_turns_pause_done, pauseTurns),
	resume: act(pauseForm, m.queue_turns_resume_done, pauseTurns)
};
