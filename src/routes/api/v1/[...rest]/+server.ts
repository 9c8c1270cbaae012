import type { RequestHandler } from '@sveltejs/kit';
import { Refused } from '$lib/core/refusal';
import { limitHeaders } from '$lib/server/api/limits';
import { problemOf, toResponse } from '$lib/server/api/reply';

/** Addresses there are not: said to a program, not to a person. */
export const fallback: RequestHandler = ({ locals: { apiKey, ctx } }) =>
	toResponse(
		problemOf(new Refused(apiKey ? 'not_found' : 'auth.required'), ctx.locale),
		apiKey ? limitHeaders(apiKey.allowance) : {}
	);
