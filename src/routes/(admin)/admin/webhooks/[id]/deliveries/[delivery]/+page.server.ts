import { idOf } from '$lib/core/ids';
import { eventWord } from '$lib/modules/cancellations/wording/event-words';
import { demandManager } from '$lib/modules/webhooks/actions/rights.server';
import { sendAgain } from '$lib/modules/webhooks/actions/send.server';
import { getDelivery } from '$lib/modules/webhooks/repository/deliveries.server';
import { getEndpoint } from '$lib/modules/webhooks/repository/endpoints.server';
import { deliveryTarget } from '$lib/modules/webhooks/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../../../../act';

const MOST_TRIES = 50;

export const load = page({ id: idOf('whe'), delivery: idOf('whd') }, async (ctx, { id, delivery: wanted }) => {
	demandManager(ctx);
	const [{ name, state }, { delivery, tries }] = await Promise.all([
		getEndpoint(ctx.db, ctx.actor, id),
		getDelivery(ctx.db, id, wanted, MOST_TRIES)
	]);
	return { endpoint: { id, name, state }, title: eventWord(delivery.event), delivery, tries };
});

export const actions = { again: act(deliveryTarget, m.hooks_again_done, sendAgain) };
