import { error, type ServerLoadEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { REFUSALS, Refused } from '$lib/core/refusal';
import type { Ctx } from '../ctx';
import { refusalText } from '../words';

type Loader<Params extends z.ZodRawShape, Data> = (
	ctx: Ctx,
	params: z.output<z.ZodObject<Params>>,
	event: ServerLoadEvent
) => Promise<Data>;

/**
 * The one wrapper of a page's load: checks the address, hands over who asks, and shows a refusal as its error page. An
 * address that can't be is simply not there.
 */
export function page<Params extends z.ZodRawShape, Data>(params: Params, load: Loader<Params, Data>) {
	const schema = z.object(params);
	return async (event: ServerLoadEvent): Promise<Data> => {
		const { ctx } = event.locals;
		const given = schema.safeParse(event.params);
		try {
			if (!given.success) throw new Refused('not_found');
			return await load(ctx, given.data, event);
		} catch (problem) {
			if (!(problem instanceof Refused)) throw problem;
			const { code, facts } = problem;
			error(REFUSALS[code].status, { message: refusalText(code, facts, ctx.locale), code });
		}
	};
}
