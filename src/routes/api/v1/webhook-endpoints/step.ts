import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { seeEndpoint } from '$lib/modules/webhooks/repository/seen.server';
import { webhookEndpoint } from '$lib/modules/webhooks/view';
import type { Ctx } from '$lib/server/ctx';
import { endpoint } from '$lib/server/http/endpoint';

export const endpointNamed = z.object({ id: idOf('whe') });

/** One thing to do with one endpoint. Answers it as it is afterwards. */
export const endpointStep = (summary: string, act: (ctx: Ctx, input: { readonly id: string }) => Promise<unknown>) =>
	endpoint({
		summary,
		scope: 'webhooks:write',
		params: endpointNamed,
		body: z.object({}),
		returns: webhookEndpoint,
		handle: async (ctx, { id }) => {
			await act(ctx, { id });
			return seeEndpoint(ctx, id);
		}
	});
