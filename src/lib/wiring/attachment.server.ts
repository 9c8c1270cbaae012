import { error, type RequestEvent } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { named } from '$lib/modules/cancellations/actions/look/look.server';
import { findAttachment } from '$lib/modules/cancellations/repository/attachments.server';
import { readDesk } from '$lib/modules/cancellations/repository/queue/desk.server';
import type { Ctx } from '$lib/server/ctx';
import { readFile } from '$lib/server/files';
import { refusalText } from '$lib/server/words';

type Wanted = { readonly number: string } | { readonly cancellation: string };

/** A file of a case's messages, for whoever may see the case; what came with an internal note only for staff. */
async function attachmentOf(ctx: Ctx, wanted: Wanted, file: string): Promise<Response> {
	const desk = await readDesk(ctx.db, ctx.actor, wanted);
	const found = await findAttachment(ctx.db, named(desk, wanted).id, file);
	if (!found || (found.internal && !ctx.actor.rights.has('decide'))) throw new Refused('not_found');
	const headers = {
		'content-type': found.type,
		'content-length': String(found.length),
		// Never shown in a page of ours: it is somebody else's file.
		'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
		'content-security-policy': "default-src 'none'; sandbox",
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-store'
	};
	return new Response(bodyOf(readFile(ctx.db, found.id)), { headers });
}

function bodyOf(readable: Readable): ReadableStream<Uint8Array> {
	const chunks = readable[Symbol.asyncIterator]();
	return new ReadableStream({
		async pull(controller) {
			const next = await chunks.next();
			if (next.done) controller.close();
			else controller.enqueue(new Uint8Array(next.value));
		},
		cancel: () => void readable.destroy()
	});
}

type Following = { readonly ctx: Ctx; readonly wanted: Wanted };

/** The one way to such a file; `who` says who asks for a file of which case. */
export const attachment =
	<Event extends RequestEvent>(who: (event: Event) => Promise<Following>) =>
	async (event: Event): Promise<Response> => {
		try {
			const { ctx, wanted } = await who(event);
			return await attachmentOf(ctx, wanted, event.params['file'] ?? '');
		} catch (problem) {
			if (!(problem instanceof Refused)) throw problem;
			const { code, facts } = problem;
			error(REFUSALS[code].status, { message: refusalText(code, facts, event.locals.ctx.locale), code });
		}
	};
