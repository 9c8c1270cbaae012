import { json, type RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';
import { jsonOf, parsed } from '$lib/server/api/input';
import { problemOf, toResponse } from '$lib/server/api/reply';
import { theApp } from '$lib/wiring/running.server';

const clockInput = z.object({ advance_seconds: z.number().nonnegative() });

/** Moves the demo's clock on; what is due by then has run when this answers. */
export const POST: RequestHandler = async ({ request, locals }) => {
	try {
		const { advance_seconds } = parsed(clockInput, jsonOf(await request.text()));
		return json({ now: await theApp().advance(advance_seconds) });
	} catch (problem) {
		return toResponse(problemOf(problem, locals.ctx.locale));
	}
};
