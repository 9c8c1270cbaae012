import { Refused } from '$lib/core/refusal';
import { sessionHere } from '$lib/modules/accounts/sessions.server';
import { liveAnswer } from '$lib/wiring/live-answer.server';
import { theApp } from '$lib/wiring/running.server';
import { hereFor } from '$lib/wiring/door/sign-in.server';
import type { RequestEvent } from './$types';

/** What happens to cases. */
export const GET = liveAnswer(async (event: RequestEvent) => {
	const key = sessionHere(hereFor('staff', event));
	if (!key) throw new Refused('auth.required');
	return (after) => theApp().live?.desk.open({ key }, after);
});
