import { attachment } from '$lib/wiring/attachment.server';
import { guestOf } from '$lib/wiring/door/guest.server';
import type { RequestEvent } from './$types';

/** What came with a message of a case of the order the link opens. */
export const GET = attachment(async ({ locals, params }: RequestEvent) => {
	const { ctx } = await guestOf(locals.ctx, params.token);
	return { ctx, wanted: { number: params.number } };
});
