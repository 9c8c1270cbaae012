import { error, type RequestHandler } from '@sveltejs/kit';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { downloadExport } from '$lib/modules/exports/actions.server';
import { BYTE_ORDER_MARK } from '$lib/server/csv';
import { exportTarget } from '$lib/modules/exports/schema';
import { refusalText } from '$lib/server/words';

/** The file itself, part by part as it is taken; `?excel` puts the mark before it by which Excel knows UTF-8. */
export const GET: RequestHandler = async ({ locals: { ctx }, params, url }) => {
	const target = exportTarget.safeParse({ export: params['id'] });
	try {
		if (!target.success) throw new Refused('export.not_found');
		const { name, type, length, body } = await downloadExport(ctx, target.data);
		const mark = Buffer.from(url.searchParams.has('excel') ? BYTE_ORDER_MARK : '');
		return new Response(streamOf(marked(mark, body)), {
			headers: {
				'content-type': type,
				'content-length': String(mark.length + length),
				'content-disposition': `attachment; filename="${name}"`,
				'cache-control': 'private, no-store'
			}
		});
	} catch (problem) {
		if (!(problem instanceof Refused)) throw problem;
		const { code, facts } = problem;
		error(REFUSALS[code].status, { message: refusalText(code, facts, ctx.locale), code });
	}
};

async function* marked(mark: Uint8Array, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	if (mark.length > 0) yield mark;
	yield* body;
}

/** A part is read when the last one was taken, and reading ends when whoever takes them leaves. */
const streamOf = (parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
	new ReadableStream({
		pull: async (controller) => {
			const { done, value } = await parts.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: async () => {
			await parts.return(undefined);
		}
	});
