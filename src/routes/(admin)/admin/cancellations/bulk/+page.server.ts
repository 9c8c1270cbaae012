import { redirect } from '@sveltejs/kit';
import { draftRun } from '$lib/modules/cancellations/actions/bulk/draft.server';
import { lookAtRuns } from '$lib/modules/cancellations/actions/bulk/look-runs.server';
import { chooseForm } from '$lib/modules/cancellations/bulk/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../act';
import { matching } from './matching.server';

export const load = page({}, async (ctx) => ({ runs: await lookAtRuns(ctx) }));

export const actions = {
	/** What was ticked in the queue, or all that its filters find, becomes a selection with its dry run. */
	choose: act(chooseForm, m.bulk_started, async (ctx, { kind, pick, all, query }) => {
		const ids = all ? (await matching(ctx, new URLSearchParams(query))).map(({ id }) => id) : pick;
		redirect(303, `/admin/cancellations/bulk/${await draftRun(ctx, { kind, ids })}`);
	})
};
