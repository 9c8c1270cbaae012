import { error } from '@sveltejs/kit';

/** More than any form or API call needs. */
export const MOST_BODY_BYTES = 512 * 1024;

/**
 * The request, refused (413) when its body is too big to be held in memory. A length that is said is kept to by the
 * server; only where none is said is the body watched, which costs time.
 */
export function smallOnly(request: Request, most = MOST_BODY_BYTES): Request {
	const said = request.headers.get('content-length');
	if (said !== null && Number(said) > most) error(413);
	if (said !== null || !request.body) return request;
	const init: RequestInit & { duplex: 'half' } = { body: request.body.pipeThrough(stoppingAt(most)), duplex: 'half' };
	return new Request(request, init);
}

function stoppingAt(most: number): TransformStream<Uint8Array, Uint8Array> {
	let length = 0;
	return new TransformStream({
		transform(chunk, controller) {
			length += chunk.length;
			if (length > most) error(413);
			controller.enqueue(chunk);
		}
	});
}
