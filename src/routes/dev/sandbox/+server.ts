import { error, json, type RequestHandler } from '@sveltejs/kit';
import { setScript } from '$lib/modules/payments/repository/sandbox.server';
import { scriptInput } from '$lib/modules/payments/gateways/sandbox/outcomes';
import { readBooks } from '$lib/modules/payments/repository/sandbox-payments.server';
import { jsonOf, parsed } from '$lib/server/api/input';
import { problemOf, toResponse } from '$lib/server/api/reply';
import { actInConsole } from '$lib/wiring/pay/sandbox-console.server';

/** The sandbox gateway's own books; `?reference=` names one payment. */
export const GET: RequestHandler = async ({ locals, url }) => {
	if (!locals.demo) error(404);
	return json({ payments: await readBooks(locals.ctx.db, url.searchParams.get('reference')) });
};

/** Says how the next refund and void calls end, and what happens in the gateway's own console. */
export const POST: RequestHandler = async ({ locals, request }) => {
	if (!locals.demo) error(404);
	try {
		const { next, console: deeds } = parsed(scriptInput, jsonOf(await request.text()));
		if (next) await locals.ctx.db.transaction((tx) => setScript(tx, next));
		await actInConsole(locals.ctx, deeds);
		return json({ next: next?.length ?? 0 });
	} catch (problem) {
		return toResponse(problemOf(problem, locals.ctx.locale));
	}
};
