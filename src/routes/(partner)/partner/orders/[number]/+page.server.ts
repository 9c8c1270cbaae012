import { z } from 'zod';
import { lookAsPartner } from '$lib/modules/cancellations/partner/look.server';
import { page } from '$lib/server/http/page';

export const load = page({ number: z.string().min(1).max(100) }, async (ctx, { number }, { url }) => ({
	order: await lookAsPartner(ctx, number, url.searchParams),
	canceled: url.searchParams.get('canceled')
}));
