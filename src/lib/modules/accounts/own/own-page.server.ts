import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { OwnPage } from './own-page';
import { ownSessions } from './own-sessions';
import { listSessions } from '../repository/sessions.server';
import { findShopper } from '../repository/shoppers.server';

/** Somebody's own account, as its page shows it. `session`: the one that asks. Two queries. */
export async function ownPage(ctx: Ctx, id: string, session: string | null): Promise<OwnPage> {
	const [shopper, sessions] = await Promise.all([findShopper(ctx.db, id), listSessions(ctx.db, 'shopper', id)]);
	if (!shopper) throw new Refused('auth.required');
	const { name, email, locale, timeZone, closesAt } = shopper;
	return {
		name,
		email,
		verified: shopper.emailVerifiedAt !== null,
		hasPassword: shopper.passwordHash !== null,
		locale,
		timeZone,
		closesAt,
		sessions: ownSessions(sessions, { session, locale: ctx.locale })
	};
}
