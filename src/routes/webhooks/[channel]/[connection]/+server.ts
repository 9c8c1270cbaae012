import { json, type RequestHandler } from '@sveltejs/kit';
import { hearChannel } from '$lib/wiring/channels/hear.server';
import { problemOf, toResponse } from '$lib/server/api/reply';

/** What a connected store or network tells us. It is kept and answered; a job reads there what is so. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	const { ctx } = locals;
	try {
		const { channel = '', connection: id = '' } = params;
		const heard = { channel, id, rawBody: await request.text(), headers: request.headers };
		return json({ news: await hearChannel(ctx, heard) });
	} catch (problem) {
		return toResponse(problemOf(problem, ctx.locale));
	}
};
