import type { RequestHandler } from '@sveltejs/kit';
import { sessionHere } from '$lib/modules/accounts/sessions.server';
import { theApp } from '$lib/wiring/running.server';

const HEADERS = {
	'content-type': 'text/event-stream',
	'cache-control': 'no-store, no-transform',
	'x-accel-buffering': 'no' // proxies hand it on as it comes
};

/** What changes from now on, or from where this stream was before it broke off. */
export const GET: RequestHandler = ({ locals, cookies, url, request }) => {
	const session = sessionHere({ tx: locals.ctx.db, audience: 'staff', cookies, secure: url.protocol === 'https:' });
	const after = Number(request.headers.get('last-event-id') ?? url.searchParams.get('after') ?? Number.NaN);
	const stream = session ? theApp().live?.open(session, after) : undefined;
	return stream
		? new Response(stream, { headers: HEADERS })
		: new Response(null, { status: 503, headers: { 'retry-after': '30' } });
};
