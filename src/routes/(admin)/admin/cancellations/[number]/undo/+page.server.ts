import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listPart, QUEUE_PATH } from '$lib/modules/cancellations/admin/queue/queue-address';
import { undoAnswersOf, undoForm } from '$lib/modules/cancellations/admin/undo/undo-form';
import { caseForm } from '$lib/modules/cancellations/admin/forms';
import { askToOrderAgain } from '$lib/modules/cancellations/again/ask-again.server';
import { lookAtUndo } from '$lib/modules/cancellations/actions/look/look-undo.server';
import { undo } from '$lib/modules/cancellations/actions/decide/undo.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../../act';

const caseNumber = z.string().regex(/^C-\d+$/);

export const load = page({ number: caseNumber }, (ctx, { number }) => lookAtUndo(ctx, number));

export const actions = {
	undo: act(undoForm, m.undo_done, async (ctx, { number, ...form }, { search }) => {
		await undo(ctx, { id: form.id, version: form.version, ...undoAnswersOf(form) });
		redirect(303, `${QUEUE_PATH}/${number}${listPart(search)}`);
	}),
	again: act(caseForm, m.again_asked, askToOrderAgain)
};
