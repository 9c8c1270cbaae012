import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { revokeLinks } from '../links/links.server';
import { hashChosen } from '../passwords.server';
import { removeOtherSessions, removeOwnSession } from '../repository/sessions.server';
import { findShopper, updateShopper } from '../repository/shoppers.server';
import type { ProfileInput } from '../schema';
import { tellChanged } from './by-link.server';
import { demandOwn, onAccount, recordOf } from './own-account.server';

/**
 * How somebody is called, and in which language and time zone they read.
 * @throws Refused `account.language_not_offered`
 */
export const changeProfile = (ctx: Ctx, id: string, { name, locale, time_zone }: ProfileInput): Promise<void> =>
	onAccount(ctx, id, async (tx) => {
		if (locale && !ctx.languages.offered.includes(locale)) throw new Refused('account.language_not_offered');
		await updateShopper(tx, id, { name, ...(locale && { locale }), timeZone: time_zone || null });
	});

type NewPassword = { readonly current: string; readonly password: string; readonly session: string | null };

/** A new password, by whoever knows the old one; every other session ends. */
export async function changePassword(ctx: Ctx, id: string, { current, password, session }: NewPassword): Promise<void> {
	await demandOwn(ctx, id, current);
	const whose = await findShopper(ctx.db, id);
	const passwordHash = await hashChosen(password, { email: whose?.email ?? '', name: whose?.name ?? '' });
	await onAccount(ctx, id, async (tx, shopper) => {
		await updateShopper(tx, id, { passwordHash });
		await removeOtherSessions(tx, 'shopper', id, session);
		await revokeLinks(tx, ctx, id, ['sign_in', 'reset_password']);
		await tellChanged(tx, ctx, shopper);
	});
}

/** Ends one session, of this person's own. */
export const endOneSession = (ctx: Ctx, id: string, session: string): Promise<void> =>
	onAccount(ctx, id, async (tx, shopper) => {
		if (await removeOwnSession(tx, 'shopper', id, session))
			await recordOf(tx, ctx, shopper, { name: 'account.session_ended' });
	});

/** Ends every session but the one in use. */
export const signOutElsewhere = (ctx: Ctx, id: string, session: string | null): Promise<void> =>
	onAccount(ctx, id, async (tx, shopper) => {
		await removeOtherSessions(tx, 'shopper', id, session);
		await recordOf(tx, ctx, shopper, { name: 'account.signed_out_everywhere' });
	});
