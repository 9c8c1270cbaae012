import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { holdBack } from '../actions/limits.server';
import { revokeLinks } from '../links/links.server';
import { hashChosen, isPassword } from '../passwords.server';
import { removeOtherSessions, removeOwnSession } from '../repository/sessions.server';
import { removeBegunOf } from '../repository/sign-ins-begun.server';
import { changeMember, getPasswordHash, lockMember } from '../repository/team.server';
import type { ProfileInput } from '../schema';
import { tellMember } from './tell.server';

/** How a member is called, and in which language and time zone they read. */
export const changeOwnProfile = (ctx: Ctx, { name, locale, time_zone }: ProfileInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const before = await lockMember(tx, ctx.actor.id);
		await changeMember(tx, before.id, { name, ...(locale && { locale }), timeZone: time_zone || null });
		if (before.name === name) return; // language and zone are nobody else's business
		const data = { before: before.name, after: name };
		await record(tx, ctx, { name: 'staff.profile_changed', subject: before.id, data });
	});

type NewPassword = { readonly current: string; readonly password: string; readonly session: string | null };

/** A new password, by whoever knows the old one; every other session ends. */
export async function changeOwnPassword(ctx: Ctx, { current, password, session }: NewPassword): Promise<void> {
	const { db, actor } = ctx;
	await holdBack(ctx, { way: 'password', whom: actor.id });
	const { passwordHash: kept, ...whose } = await getPasswordHash(db, actor.id);
	if (!(await isPassword(kept, current))) throw new Refused('auth.wrong_password');
	const passwordHash = await hashChosen(password, whose);
	await db.transaction(async (tx) => {
		const member = await lockMember(tx, actor.id);
		await changeMember(tx, actor.id, { passwordHash });
		await removeOtherSessions(tx, 'staff', actor.id, session);
		await removeBegunOf(tx, actor.id);
		await revokeLinks(tx, ctx, actor.id, ['reset_staff_password']);
		await tellMember(tx, ctx, member, 'account.password_changed');
	});
}

/** Ends one of one's own sessions. */
export const endOwnSession = (ctx: Ctx, session: string): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		if (await removeOwnSession(tx, 'staff', ctx.actor.id, session))
			await record(tx, ctx, { name: 'account.session_ended', subject: ctx.actor.id });
	});

/** Ends every session of one's own but the one in use. */
export const signOutElsewhere = (ctx: Ctx, session: string | null): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		await removeOtherSessions(tx, 'staff', ctx.actor.id, session);
		await removeBegunOf(tx, ctx.actor.id);
		await record(tx, ctx, { name: 'account.signed_out_everywhere', subject: ctx.actor.id });
	});
