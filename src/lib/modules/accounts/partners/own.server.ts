import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { personActor } from '../actors.server';
import { removeOtherSessions, removeOwnSession, type Account } from '../repository/sessions.server';

/** Signs out one of the browsers somebody of a partner is signed in with. */
export const endPartnerSession = (ctx: Ctx, who: Account, session: string): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (!(await removeOwnSession(tx, 'partner', who.id, session))) return;
		await record(tx, withActor(ctx, personActor(who)), { name: 'partner.session_ended', subject: who.id });
	});

/** The same for all of them but the one that asks. */
export const endOtherPartnerSessions = (ctx: Ctx, who: Account, here: string | null): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		await removeOtherSessions(tx, 'partner', who.id, here);
		await record(tx, withActor(ctx, personActor(who)), { name: 'partner.session_ended', subject: who.id });
	});
