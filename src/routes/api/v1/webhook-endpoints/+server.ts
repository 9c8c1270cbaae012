import { z } from 'zod';
import { addEndpoint } from '$lib/modules/webhooks/actions/endpoints.server';
import { pageOfEndpoints, seeEndpoint } from '$lib/modules/webhooks/repository/seen.server';
import { newEndpoint } from '$lib/modules/webhooks/schema';
import { webhookEndpoint } from '$lib/modules/webhooks/view';
import { endpoint, pageOf } from '$lib/server/http/endpoint';
import { demandOutside } from '$lib/wiring/ask.server';

const PAGE = 25;

export const GET = endpoint({
	summary: 'List endpoints, oldest first',
	scope: 'webhooks:read',
	query: z.object({ cursor: z.string().max(200).optional() }),
	returns: pageOf(webhookEndpoint),
	handle: (ctx, query) => pageOfEndpoints(ctx, { ...query, limit: PAGE })
});

export const POST = endpoint({
	summary: 'Have another program, or a channel of the team, told what happens',
	description:
		'What is sent is signed with a secret of its own, which `GET …/secret` tells. With a buyer’s key it is told of that ' +
		'buyer’s orders alone, at most at five places; `data.data` is then the order or the cancellation as this API answers ' +
		'that buyer when the message is written.',
	scope: 'webhooks:write',
	body: newEndpoint,
	returns: webhookEndpoint,
	status: 201,
	handle: async (ctx, input) => {
		await demandOutside(input.address);
		const { id } = await addEndpoint(ctx, input);
		return seeEndpoint(ctx, id);
	}
});
