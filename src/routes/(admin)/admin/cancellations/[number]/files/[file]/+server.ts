import type { RequestEvent } from './$types';
import { attachment } from '$lib/wiring/attachment.server';

/** What came with a message of the case. */
export const GET = attachment(({ locals, params }: RequestEvent) =>
	Promise.resolve({ ctx: locals.ctx, wanted: { number: params.number } })
);
