import type { Actions, RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { cancelBatch, markPaid, removeDeposit } from '$lib/modules/deposits/actions/end.server';
import { lookBatch } from '$lib/modules/deposits/actions/look.server';
import { previewResult, takeResult } from '$lib/modules/deposits/actions/result.server';
import { textOfUpload } from '$lib/modules/deposits/actions/upload.server';
import type { Compared } from '$lib/modules/deposits/result/result';
import { cancelForm, paidForm, removeForm, resultForm } from '$lib/modules/deposits/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { submit } from '$lib/server/forms/submit';
import { act } from '../../../act';

export const load = page({ id: idOf('bat') }, async (ctx, { id }, { url }) => ({
	...(await lookBatch(ctx, id)),
	left: Number(url.searchParams.get('left')) || 0
}));

/** What the file would change is part of this answer only; the file itself is not kept. */
async function look({ request, locals: { ctx }, params }: RequestEvent) {
	const data = await request.formData();
	const form = await superValidate(zod4(z.object({})), { id: 'look' });
	let preview: readonly Compared[] | undefined;
	const answer = await submit({ ...form, valid: true }, m.batch_result_seen(), async () => {
		preview = await previewResult(ctx, params['id'] ?? '', await textOfUpload(data.get('file')));
	});
	return preview && 'form' in answer ? { ...answer, preview } : answer;
}

export const actions = {
	paid: act(paidForm, m.batch_paid_done, markPaid),
	remove: act(removeForm, m.batch_removed, removeDeposit),
	cancel: act(cancelForm, m.batch_canceled, cancelBatch),
	look,
	apply: act(resultForm, m.batch_result_done, takeResult)
} satisfies Actions;
