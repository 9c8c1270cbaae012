import { openLink } from '$lib/modules/tracking/links.server';
import { sha256 } from '$lib/server/config/secrets';
import { liveAnswer } from '$lib/wiring/live-answer.server';
import { DOORS } from '$lib/wiring/live/live.server';
import { theApp } from '$lib/wiring/running.server';
import type { RequestEvent } from './$types';

/** That the one case changed which the link opens. */
export const GET = liveAnswer(async ({ locals: { ctx }, params: { token } }: RequestEvent) => {
	const id = await openLink(ctx.db, token, ctx.now);
	const hears = ({ cancellation }: { cancellation: string | null }) => cancellation === id;
	return (after) => theApp().live?.shop.open({ key: `${DOORS.track}${sha256(token)}`, hears }, after);
});
