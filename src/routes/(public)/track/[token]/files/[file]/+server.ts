import { linkActor } from '$lib/core/actor';
import { openLink } from '$lib/modules/tracking/links.server';
import { withActor } from '$lib/server/ctx';
import { attachment } from '$lib/wiring/attachment.server';
import type { RequestEvent } from './$types';

/** What came with a message of the case the link opens. */
export const GET = attachment(async ({ locals: { ctx }, params }: RequestEvent) => {
	const cancellation = await openLink(ctx.db, params.token, ctx.now);
	return { ctx: withActor(ctx, linkActor(cancellation, '')), wanted: { cancellation } };
});
