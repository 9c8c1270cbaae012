import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { amountIn } from '$lib/modules/cancellations/admin/forms';
import { sellerCase } from '$lib/modules/cancellations/partner/seller-case.server';
import { demandBuyer } from '$lib/modules/cancellations/partner/buyer.server';
import { idOfCase } from '$lib/modules/cancellations/repository/of-orders.server';
import { answerAsPartner } from '$lib/modules/cancellations/suppliers/by-partner.server';
import { answerForm } from '$lib/modules/cancellations/suppliers/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';
import { beside } from '$lib/wiring/door/knock.server';
import { followActions, followed } from '$lib/wiring/live/follow.server';
import type { RequestEvent } from './$types';

/** A cancellation of a partner's order: a seller's own part of it, or to the buyer all. */
export const load = page({ number: z.string().max(100) }, async (ctx, { number }, { url }) => {
	const seller = await sellerCase(ctx, number);
	return { seller, buyer: seller ? null : await followed(ctx, { number }, url) };
});

const { withdraw, message } = followActions(async ({ locals: { ctx }, params }: RequestEvent) => {
	await demandBuyer(ctx, params.number);
	const id = await idOfCase(ctx.db, params.number);
	if (!id) throw new Refused('cancellation.not_found');
	return { ctx, id };
});

export const actions = {
	withdraw,
	message,
	/** What a seller says to being asked to stop. */
	answer: async ({ request, locals: { ctx }, params }: RequestEvent) =>
		beside(
			'answer',
			submit(await readForm(request, answerForm), m.supply_page_thanks(), ({ currency, pays_back, ...said }) =>
				answerAsPartner(ctx, params.number, {
					...said,
					...(said.pays_back_on === '' ? { pays_back_on: undefined } : {}),
					...(pays_back === '' ? {} : { pays_back: amountIn(pays_back, currency) })
				})
			)
		)
};
