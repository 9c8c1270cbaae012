import { redirect } from '@sveltejs/kit';
import { idOf } from '$lib/core/ids';
import { changeEndpoint } from '$lib/modules/webhooks/actions/endpoints.server';
import { choicesFor } from '$lib/modules/webhooks/choices';
import { demandManager } from '$lib/modules/webhooks/actions/rights.server';
import { getEndpoint } from '$lib/modules/webhooks/repository/endpoints.server';
import { endpointChange } from '$lib/modules/webhooks/schema';
import { page } from '$lib/server/http/page';
import { demandOutside } from '$lib/wiring/ask.server';
import { act } from '../../../act';

export const load = page({ id: idOf('whe') }, async (ctx, { id }) => {
	demandManager(ctx);
	const { kind, name, addressShown, events, partner, buyer } = await getEndpoint(ctx.db, ctx.actor, id);
	return { id, kind, name, addressShown, events, choices: partner === null ? choicesFor(kind, buyer) : [] };
});

export const actions = {
	change: act(
		endpointChange,
		() => '',
		async (ctx, input) => {
			demandManager(ctx);
			if (input.address !== '') await demandOutside(input.address);
			await changeEndpoint(ctx, input);
			redirect(303, `/admin/webhooks/${input.id}?changed`);
		}
	)
};
