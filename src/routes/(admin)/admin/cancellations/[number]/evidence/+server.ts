import { error } from '@sveltejs/kit';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { refusalText } from '$lib/server/words';
import { takeEvidence } from '$lib/wiring/evidence.server';
import type { RequestHandler } from './$types';

/** A case's evidence, taken away by a button: who took it is recorded. */
export const POST: RequestHandler = async ({ locals: { ctx }, params }) => {
	try {
		const { name, bytes } = await takeEvidence(ctx, params.number);
		const headers = {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${name}"`,
			'content-length': String(bytes.length),
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		};
		return new Response(new Uint8Array(bytes), { headers });
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
		const { code, facts } = problem;
		error(REFUSALS[code].status, { message: refusalText(code, facts, ctx.locale), code });
	}
};
