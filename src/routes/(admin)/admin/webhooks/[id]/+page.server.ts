import { redirect } from '@sveltejs/kit';
import { idOf } from '$lib/core/ids';
import { eventWord } from '$lib/modules/cancellations/wording/event-words';
import { pauseEndpoint, removeEndpoint, resumeEndpoint } from '$lib/modules/webhooks/actions/endpoints.server';
import { demandManager } from '$lib/modules/webhooks/actions/rights.server';
import { sendAllAgain, sendTest } from '$lib/modules/webhooks/actions/send.server';
import { DELIVERY_TABS, listDeliveries } from '$lib/modules/webhooks/repository/deliveries.server';
import { getEndpoint } from '$lib/modules/webhooks/repository/endpoints.server';
import { endpointTarget } from '$lib/modules/webhooks/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../act';
import { listed, PAGE_ROWS } from '../../list';
import { reveal, rotate } from './secret.server';
import type { Actions } from './$types';

export const load = page({ id: idOf('whe') }, async (ctx, { id }, { url, depends }) => {
	demandManager(ctx);
	depends('app:webhook');
	const { tab, cursor } = listed(url, DELIVERY_TABS, 'all');
	const [endpoint, sheet] = await Promise.all([
		getEndpoint(ctx.db, ctx.actor, id),
		listDeliveries(ctx.db, { endpointId: id, tab, cursor, limit: PAGE_ROWS })
	]);
	const { kind, name, addressShown, state, offReason, failingSince, oldUntil, events, partner, buyer } = endpoint;
	return {
		endpoint: {
			...{ id, kind, name, partner, buyer, addressShown, state, offReason, failingSince },
			events: events.map(eventWord)
		},
		oldUntil: oldUntil !== null && oldUntil > ctx.now ? oldUntil : null,
		tab,
		sheet: { ...sheet, items: sheet.items.map((one) => ({ ...one, title: eventWord(one.event) })) },
		added: url.searchParams.has('added'),
		changed: url.searchParams.has('changed')
	};
});

export const actions: Actions = {
	test: act(endpointTarget, m.hooks_test_sent, sendTest),
	pause: act(endpointTarget, m.hooks_paused, pauseEndpoint),
	resume: act(endpointTarget, m.hooks_resumed, resumeEndpoint),
	again: act(endpointTarget, m.hooks_again_all_done, sendAllAgain),
	reveal,
	rotate,
	remove: act(
		endpointTarget,
		() => '',
		async (ctx, input) => {
			await removeEndpoint(ctx, input);
			redirect(303, '/admin/webhooks?removed');
		}
	)
};
