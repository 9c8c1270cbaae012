import { Refused } from '$lib/core/refusal';
import { sessionHere } from '$lib/modules/accounts/sessions.server';
import { liveAnswer } from '$lib/wiring/live-answer.server';
import { DOORS } from '$lib/wiring/live/live.server';
import { theApp } from '$lib/wiring/running.server';
import { hereFor } from '$lib/wiring/door/sign-in.server';
import type { RequestEvent } from './$types';

/** That something of this shopper's changed, and nobody else's. */
export const GET = liveAnswer(async (event: RequestEvent) => {
	const { actor } = event.locals.ctx;
	const session = sessionHere(hereFor('shopper', event));
	if (!session || actor.kind !== 'shopper') throw new Refused('auth.required');
	const listener = {
		key: `${DOORS.session}${session}`,
		hears: ({ shopper }: { shopper: string }) => shopper === actor.id
	};
	return (after) => theApp().live?.shop.open(listener, after);
});
