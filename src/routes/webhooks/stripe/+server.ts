import { json, type RequestHandler } from '@sveltejs/kit';
import { SYSTEM } from '$lib/core/actor';
import { hear } from '$lib/wiring/pay/gateway-webhooks.server';
import { problemOf, toResponse } from '$lib/server/api/reply';
import { withActor } from '$lib/server/ctx';

/** What Stripe tells us. A payment we don't know is none of ours and no error. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const { ctx } = locals;
	try {
		const heard = { gateway: 'stripe', rawBody: await request.text(), headers: request.headers } as const;
		return json({ known: await hear(withActor(ctx, SYSTEM), heard) });
	} catch (problem) {
		return toResponse(problemOf(problem, ctx.locale));
	}
};
