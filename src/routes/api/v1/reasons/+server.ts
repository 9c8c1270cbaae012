import { z } from 'zod';
import { reasonWordIn } from '$lib/modules/cancellations/words';
import { REASONS, shopperReasons } from '$lib/modules/settings/reasons';
import { currentPolicy } from '$lib/modules/settings/repository.server';
import { endpoint } from '$lib/server/http/endpoint';

const reason = z.object({
	code: z.enum(REASONS),
	text: z.string().describe('As this shop calls it, in the language of `Accept-Language`.'),
	on: z.boolean().describe('The shop uses it.'),
	shops_fault: z.boolean().describe('The shop bears what it costs: no fee is kept.'),
	shopper: z.boolean().describe('Shoppers may choose it.')
});

export const GET = endpoint({
	summary: 'List the reasons there are, as the policy in force has them',
	scope: 'cancellations:read',
	returns: z.object({ reasons: z.array(reason) }).meta({ title: 'Reasons' }),
	handle: async ({ db }) => {
		const { policy } = await currentPolicy(db);
		const offered = shopperReasons(policy);
		const reasons = policy.reasons.map(({ code, on, shops_fault }) => ({
			...{ code, on, shops_fault },
			text: reasonWordIn(policy.reasons, code),
			shopper: offered.includes(code)
		}));
		return { reasons };
	}
});
