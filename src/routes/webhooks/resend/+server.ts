import { json, type RequestHandler } from '@sveltejs/kit';
import { SYSTEM } from '$lib/core/actor';
import { hearOfMail } from '$lib/modules/notifications/actions/hear.server';
import { problemOf, toResponse } from '$lib/server/api/reply';
import { withActor } from '$lib/server/ctx';

/** What Resend tells us of our mails. One we don't know is none of ours and no error. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const { ctx } = locals;
	try {
		const heard = { rawBody: await request.text(), headers: request.headers };
		return json({ known: await hearOfMail(withActor(ctx, SYSTEM), heard) });
	} catch (problem) {
		return toResponse(problemOf(problem, ctx.locale));
	}
};
