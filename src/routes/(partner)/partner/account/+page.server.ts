import { z } from 'zod';
import { Refused } from '$lib/core/refusal';
import { ownSessions } from '$lib/modules/accounts/own/own-sessions';
import { endOtherPartnerSessions, endPartnerSession } from '$lib/modules/accounts/partners/own.server';
import { listSessions } from '$lib/modules/accounts/repository/sessions.server';
import { sessionInput } from '$lib/modules/accounts/schema';
import { sessionHere } from '$lib/modules/accounts/sessions.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { knock } from '$lib/wiring/door/knock.server';
import { hereFor } from '$lib/wiring/door/sign-in.server';
import type { Actions, RequestEvent } from './$types';

type Asked = Pick<RequestEvent, 'locals' | 'cookies' | 'url'>;
const accountIn = ({ locals: { account } }: Asked) => {
	if (!account) throw new Refused('auth.required');
	return account;
};
const placeOf = ({ locals, cookies, url }: Asked) => hereFor('partner', { locals, cookies, url });

/** Whoever is signed in for a partner, and where. */
export const load = page({}, async ({ db, locale }, _params, event) => {
	const { id, name, email, partner } = accountIn(event);
	const sessions = await listSessions(db, 'partner', id);
	return {
		own: { name, email, partner },
		sessions: ownSessions(sessions, { session: sessionHere(placeOf(event)), locale })
	};
});

export const actions = {
	end: (event) =>
		knock(event, sessionInput, async ({ session }) => {
			await endPartnerSession(event.locals.ctx, accountIn(event), session);
			return m.door_sessions_ended();
		}),
	elsewhere: (event) =>
		knock(event, z.object({}), async () => {
			await endOtherPartnerSessions(event.locals.ctx, accountIn(event), sessionHere(placeOf(event)));
			return m.door_sessions_all_done();
		})
} satisfies Actions;
