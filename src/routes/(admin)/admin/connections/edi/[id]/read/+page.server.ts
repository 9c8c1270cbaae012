import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import type { EdiView } from '$lib/modules/cancellations/edi/schema';
import { demandManager } from '$lib/modules/channels/actions/rights.server';
import { getPartner } from '$lib/modules/channels/repository/edi-partners.server';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { page } from '$lib/server/http/page';
import { readByHand, takeByHand } from '$lib/wiring/channels/edi-by-hand.server';
import { act } from '../../../../act';
import type { Actions } from './$types';

const pasted = z.object({ id: idOf('con'), text: z.string().max(400_000) });

export const load = page({ id: idOf('con') }, async (ctx, { id }) => {
	demandManager(ctx);
	const { name, way, state } = await getPartner(ctx.db, id);
	return { id, name, mayTake: way === 'none' && state === 'on' };
});

/** First what a message says and would do; then it is taken in, where the partner's messages go by hand. */
export const actions: Actions = {
	read: async ({ request, locals: { ctx } }) => {
		let view: EdiView | undefined;
		const answer = await submit(await readForm(request, pasted), '', async (input) => {
			view = await readByHand(ctx, input);
		});
		return 'status' in answer ? answer : { ...answer, view };
	},
	take: act(
		pasted,
		() => '',
		async (ctx, input) => {
			const message = await takeByHand(ctx, input);
			redirect(303, `/admin/connections/edi/${input.id}/messages/${message}`);
		}
	)
};
