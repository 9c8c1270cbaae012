import { error, type RequestHandler } from '@sveltejs/kit';
import { idOf } from '$lib/core/ids';
import { REFUSALS, Refused } from '$lib/core/refusal';
import { exportBatch } from '$lib/modules/deposits/actions/export.server';
import { fileForm } from '$lib/modules/deposits/schema';
import { refusalText } from '$lib/server/words';

/** The file a bank takes, written now and kept nowhere. Asked for by a button, since it is recorded that it left. */
export const POST: RequestHandler = async ({ locals: { ctx }, params, request }) => {
	const batch = idOf('bat').safeParse(params['id']);
	const asked = fileForm.safeParse(Object.fromEntries(await request.formData()));
	try {
		if (!batch.success || !asked.success) throw new Refused('batch.not_found');
		const { name, type, text } = await exportBatch(ctx, { batch: batch.data, format: asked.data.format });
		return new Response(text, {
			headers: {
				'content-type': type,
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
