import { Readable } from 'node:stream';
import { error, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { REFUSALS, Refused } from '$lib/core/refusal';
import type { Ctx } from '../ctx';
import { refusalText } from '../words';

/** A file made while it is sent. */
export type Download = { readonly name: string; readonly rows: AsyncIterable<string> };

/** The one wrapper of a CSV file somebody takes away: nothing of it is held, and a refusal is an error page. */
export function csvDownload<Params extends z.ZodRawShape>(
	params: Params,
	make: (ctx: Ctx, params: z.output<z.ZodObject<Params>>, event: RequestEvent) => Promise<Download>
) {
	const schema = z.object(params);
	return async (event: RequestEvent): Promise<Response> => {
		const { ctx } = event.locals;
		const given = schema.safeParse(event.params);
		try {
			if (!given.success) throw new Refused('not_found');
			return responseOf(await make(ctx, given.data, event));
		} catch (problem) {
			if (!(problem instanceof Refused)) throw problem;
			const { code, facts } = problem;
			error(REFUSALS[code].status, { message: refusalText(code, facts, ctx.locale), code });
		}
	};
}

function responseOf({ name, rows }: Download): Response {
	const body = new ReadableStream(sourceOf(Readable.from(encoded(rows))));
	const headers = {
		'content-type': 'text/csv; charset=utf-8',
		'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
		'cache-control': 'no-store'
	};
	return new Response(body, { headers });
}

async function* encoded(rows: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	for await (const text of rows) yield encoder.encode(text);
}

/** Pulled by whoever reads, so that the rows are made no faster than they are sent. */
function sourceOf(readable: Readable): UnderlyingDefaultSource<Uint8Array> {
	const chunks = readable[Symbol.asyncIterator]();
	return {
		async pull(controller) {
			const next = await chunks.next();
			if (next.done) controller.close();
			else controller.enqueue(next.value);
		},
		cancel: () => void readable.destroy()
	};
}
