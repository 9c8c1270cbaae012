import { changeView, chooseDefault, removeView } from '$lib/modules/cancellations/actions/look/views.server';
import { changeViewInput, defaultViewInput, viewInput } from '$lib/modules/cancellations/queue-view-inputs';
import { listViews } from '$lib/modules/cancellations/repository/queue/views.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../act';

export const load = page({}, async ({ db, actor }) => ({
	views: await listViews(db, actor.id),
	me: actor.id,
	manages: actor.rights.has('manage')
}));

export const actions = {
	change: act(changeViewInput, m.queue_views_changed, changeView),
	remove: act(viewInput, m.queue_views_removed, removeView),
	first: act(defaultViewInput, m.queue_views_default_done, chooseDefault),
	unset: act(defaultViewInput, m.queue_views_default_gone, chooseDefault)
};
