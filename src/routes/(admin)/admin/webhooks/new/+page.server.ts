import { redirect } from '@sveltejs/kit';
import { isOneOf } from '$lib/core/one-of';
import { listSupplierNames } from '$lib/modules/suppliers/repository/directory.server';
import { addEndpoint } from '$lib/modules/webhooks/actions/endpoints.server';
import { demandManager } from '$lib/modules/webhooks/actions/rights.server';
import { choicesFor } from '$lib/modules/webhooks/choices';
import { KINDS } from '$lib/modules/webhooks/kinds';
import { USUAL } from '$lib/modules/webhooks/offered';
import { ENDPOINT_KINDS } from '$lib/modules/webhooks/kinds/names';
import { newEndpoint } from '$lib/modules/webhooks/schema';
import { page } from '$lib/server/http/page';
import { demandOutside } from '$lib/wiring/ask.server';
import { act } from '../../act';

const MOST_SUPPLIERS = 500;

export const load = page({}, async (ctx, _params, { url }) => {
	demandManager(ctx);
	const asked = url.searchParams.get('kind') ?? '';
	const kind = isOneOf(ENDPOINT_KINDS, asked) ? asked : 'standard';
	return {
		...{ kind, choices: choicesFor(kind), events: kind === 'slack' ? KINDS.slack.offers : USUAL },
		partners: kind === 'standard' ? await listSupplierNames(ctx.db, MOST_SUPPLIERS) : []
	};
});

export const actions = {
	add: act(
		newEndpoint,
		() => '',
		async (ctx, input) => {
			demandManager(ctx);
			await demandOutside(input.address);
			const { id } = await addEndpoint(ctx, input);
			redirect(303, `/admin/webhooks/${id}?added`);
		}
	)
};
