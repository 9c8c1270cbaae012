import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { personActor } from '../actors.server';
import { lookAtLink, makeLink, revokeLinks, useLink } from '../links/links.server';
import { hashChosen } from '../passwords.server';
import { changeMember, endAccess, findMemberByEmail, getMember, lockMember } from '../repository/team.server';
import { tellMember } from './tell.server';

/** Mails a way to a new password to the member of this address, where there is one. Nobody waits for the answer. */
export const mailStaffReset = (ctx: Ctx, { email }: { readonly email: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const member = await findMemberByEmail(tx, email);
		if (!member?.active) return;
		const { id, name } = member;
		const link = await makeLink(tx, ctx, { kind: 'reset_staff_password', subject: id, email });
		const by = withActor(ctx, personActor({ id, name, kind: 'staff' }));
		await record(tx, by, { name: 'account.reset_asked', subject: id, data: { link: link.id } });
	});

type NewPassword = { readonly token: string; readonly password: string };

/**
 * A new password by a link. Every session ends; the app's code is still asked for afterwards.
 * @returns whose it is
 */
export async function resetStaffPassword(ctx: Ctx, { token, password }: NewPassword): Promise<string> {
	const { subject } = await lookAtLink(ctx.db, ctx, token, 'reset_staff_password');
	const passwordHash = await hashChosen(password, await getMember(ctx.db, subject));
	await ctx.db.transaction(async (tx) => {
		await useLink(tx, ctx, token, 'reset_staff_password');
		const member = await lockMember(tx, subject);
		if (!member.active) throw new Refused('link.expired');
		await changeMember(tx, subject, { passwordHash });
		await endAccess(tx, subject);
		await revokeLinks(tx, ctx, subject, ['reset_staff_password']);
		await tellMember(tx, withActor(ctx, personActor({ ...member, kind: 'staff' })), member, 'account.password_changed');
	});
	return subject;
}
