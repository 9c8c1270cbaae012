import { sha256 } from '$lib/server/config/secrets';
import { guestOf } from '$lib/wiring/door/guest.server';
import { liveAnswer } from '$lib/wiring/live-answer.server';
import { DOORS } from '$lib/wiring/live/live.server';
import { theApp } from '$lib/wiring/running.server';
import type { RequestEvent } from './$types';

/** That the one order changed which the link opens. */
export const GET = liveAnswer(async ({ locals: { ctx }, params: { token } }: RequestEvent) => {
	const { order: id } = await guestOf(ctx, token);
	const hears = ({ order }: { order: string | null }) => order === id;
	return (after) => theApp().live?.shop.open({ key: `${DOORS.order}${sha256(token)}`, hears }, after);
});
