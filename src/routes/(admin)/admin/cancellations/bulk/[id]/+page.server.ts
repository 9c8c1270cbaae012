import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { BULK_RUN } from '$lib/modules/cancellations/admin/bulk/following';
import { checkAgain } from '$lib/modules/cancellations/actions/bulk/draft.server';
import { lookAtRun } from '$lib/modules/cancellations/actions/bulk/look-runs.server';
import { resumeRun, startRun, stopRun } from '$lib/modules/cancellations/actions/bulk/run.server';
import { takeBack } from '$lib/modules/cancellations/actions/bulk/take-back.server';
import { ROW_TABS } from '$lib/modules/cancellations/bulk/run';
import * as forms from '$lib/modules/cancellations/bulk/schema';
import { m } from '$lib/paraglide/messages';
import type { Ctx } from '$lib/server/ctx';
import { page } from '$lib/server/http/page';
import { act } from '../../../act';

const rowsShown = z.object({
	tab: z.enum(ROW_TABS).catch('all'),
	from: z.coerce.number().int().nonnegative().catch(0)
});

export const load = page({ id: idOf('blk') }, (ctx, { id }, { url, depends }) => {
	depends(BULK_RUN);
	const asked = { tab: url.searchParams.get('rows'), from: url.searchParams.get('from') };
	return lookAtRun(ctx, { id, ...rowsShown.parse(asked) });
});

/** The same address shows the run from its top on, instead of the selection. */
async function begin(ctx: Ctx, input: Parameters<typeof startRun>[1]): Promise<never> {
	await startRun(ctx, input);
	redirect(303, `/admin/cancellations/bulk/${input.id}`);
}

export const actions = {
	again: act(forms.runForm, m.bulk_again_done, checkAgain),
	accept: act(forms.acceptAllForm, m.bulk_started, (ctx, { when, ...rest }) =>
		begin(ctx, { ...rest, ...(when === '' ? {} : { when }) })
	),
	reject: act(forms.rejectAllForm, m.bulk_started, begin),
	assign: act(forms.assignAllForm, m.bulk_started, (ctx, { id, assignee }) =>
		begin(ctx, { id, assignee: assignee === '' ? null : assignee })
	),
	refund: act(forms.runForm, m.bulk_started, begin),
	stop: act(forms.runForm, m.bulk_stop_done, stopRun),
	resume: act(forms.runForm, m.bulk_resume_done, resumeRun),
	undo: act(forms.runForm, m.bulk_started, async (ctx, { id }) =>
		redirect(303, `/admin/cancellations/bulk/${await takeBack(ctx, { id })}`)
	)
};
