import { z } from 'zod';
import { reasonWord } from '$lib/modules/cancellations/words';
import { REASON_ROWS, REASONS } from '$lib/modules/settings/reasons';
import { currentPolicy } from '$lib/modules/settings/repository.server';
import { endpoint } from '$lib/server/http/endpoint';

const reason = z.object({
	code: z.enum(REASONS),
	text: z.string().describe('In the language of `Accept-Language`.'),
	shops_fault: z.boolean().describe('The shop bears what it costs: no fee is kept.'),
	shopper: z.boolean().describe('Shoppers may choose it, by the policy in force.')
});

export const GET = endpoint({
	summary: 'List the reasons there are',
	scope: 'cancellations:read',
	returns: z.object({ reasons: z.array(reason) }).meta({ title: 'Reasons' }),
	handle: async ({ db }) => {
		const { policy } = await currentPolicy(db);
		const reasons = REASONS.map((code) => ({
			code,
			text: reasonWord(code),
			shops_fault: REASON_ROWS[code].shopsFault,
			shopper: policy.shopper_reasons.includes(code)
		}));
		return { reasons };
	}
});
