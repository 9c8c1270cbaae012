import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { chosenIn } from '$lib/modules/cancellations/admin/queue/chosen';
import { cancelForm, decisionOf } from '$lib/modules/cancellations/admin/forms';
import { lookAtCancel } from '$lib/modules/cancellations/actions/look/look-order.server';
import { request } from '$lib/modules/cancellations/actions/request/request.server';
import { currentPolicy } from '$lib/modules/settings/repository.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../../act';

export const load = page({ number: z.string().min(1).max(100) }, async (ctx, { number }, { url }) => {
	const chosen = chosenIn(url.searchParams, (await currentPolicy(ctx.db)).policy);
	return { chosen, ...(await lookAtCancel(ctx, number, chosen)) };
});

export const actions = {
	cancel: act(cancelForm, m.cancelling_done, async (ctx, { order, quote, items, behalf, via, ask, ...form }) => {
		const named = { order, quote, items };
		const behalfOf = behalf === 'shop' ? {} : { on_behalf_of: 'customer' as const, ...(via === '' ? {} : { via }) };
		const decided = ask === 'ask' ? { ask: true as const, note: form.note } : decisionOf(form);
		const { number } = await request(ctx, { ...named, ...behalfOf, ...decided });
		redirect(303, `/admin/cancellations/${number}`);
	})
};
