import type { RequestEvent } from './$types';
import { demandBuyer } from '$lib/modules/cancellations/partner/buyer.server';
import { attachment } from '$lib/wiring/attachment.server';

/** What came with a message of the case, for the buyer of its order. */
export const GET = attachment(async ({ locals: { ctx }, params }: RequestEvent) => {
	await demandBuyer(ctx, params.number);
	return { ctx, wanted: { number: params.number } };
});
