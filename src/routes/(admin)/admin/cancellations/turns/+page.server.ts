import { pauseTurns, setTurns } from '$lib/modules/cancellations/actions/decide/turns.server';
import { pauseForm, turnsForm } from '$lib/modules/cancellations/admin/queue/queue-forms';
import { readTurns } from '$lib/modules/cancellations/repository/queue/turns.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../act';

export const load = page({}, async ({ db, actor }) => ({
	turns: await readTurns(db),
	me: actor.id,
	manages: actor.rights.has('manage')
}));

export const actions = {
	save: act(turnsForm, m.queue_turns_saved, (ctx, { on, takers }) =>
		setTurns(ctx, { on, takers: takers.flatMap(({ id, on }) => (on ? [id] : [])) })
	),
	pause: act(pauseForm, m.queue_turns_pause_done, pauseTurns),
	resume: act(pauseForm, m.queue_turns_resume_done, pauseTurns)
};
