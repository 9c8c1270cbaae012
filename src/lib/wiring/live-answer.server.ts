import type { RequestEvent } from '@sveltejs/kit';
import { REFUSALS, Refused } from '$lib/core/refusal';

type Open = (after: number) => ReadableStream<Uint8Array> | undefined;

const HEADERS = {
	'content-type': 'text/event-stream',
	'cache-control': 'no-store, no-transform',
	'x-accel-buffering': 'no' // proxies hand it on as it comes
};

/**
 * What changes from now on, or from where this stream was before it broke off. `who` says who listens, and refuses those
 * who may not.
 */
export const liveAnswer =
	<Event extends RequestEvent>(who: (event: Event) => Promise<Open>) =>
	async (event: Event): Promise<Response> => {
		const { request, url } = event;
		const after = Number(request.headers.get('last-event-id') ?? url.searchParams.get('after') ?? Number.NaN);
		try {
			const stream = (await who(event))(after);
			return stream
				? new Response(stream, { headers: HEADERS })
				: new Response(null, { status: 503, headers: { 'retry-after': '30' } });
		} catch (problem) {
			if (!(problem instanceof Refused)) throw problem;
			return new Response(null, { status: REFUSALS[problem.code].status });
		}
	};
