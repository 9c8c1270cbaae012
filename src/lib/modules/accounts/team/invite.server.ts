import type { Role } from '$lib/core/actor';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { holdBack } from '../actions/limits.server';
import { makeLink, revokeLinks } from '../links/links.server';
import { addInvitation, changeInvitation, lockInvitation } from '../repository/invitations.server';
import { findMemberByEmail } from '../repository/team.server';
import { mayRunTeam } from './owner';

type Invited = { readonly email: string; readonly name: string; readonly role: Role };
type Which = { readonly id: string };

/** Asks somebody to join the team, by mail. */
export async function invite(ctx: Ctx, { email, name, role }: Invited): Promise<void> {
	const { db, actor, now, locale } = ctx;
	demand(mayRunTeam(actor));
	await holdBack(ctx, { way: 'mail', whom: `invite:${email}` });
	await db.transaction(async (tx) => {
		if (await findMemberByEmail(tx, email)) throw new Refused('team.member_already');
		const id = ctx.newId('inv');
		const row = { id, email, name, role, locale, invitedBy: actor.id, createdAt: now, sentAt: now };
		if (!(await addInvitation(tx, row))) throw new Refused('team.invited_already');
		await tell(tx, ctx, { id, email }, { name: 'staff.invited', data: { email, role } });
	});
}

/** Mails an invitation again, with a new link; the older one opens nothing from then on. */
export const inviteAgain = (ctx: Ctx, { id }: Which): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const { email } = await lockInvitation(tx, id);
		await holdBack(ctx, { way: 'mail', whom: `invite:${email}` });
		await changeInvitation(tx, id, { sentAt: ctx.now });
		await tell(tx, ctx, { id, email }, { name: 'staff.invitation_resent', data: { email } });
	});

/** Takes an invitation back: its link opens nothing any more. */
export const revokeInvitation = (ctx: Ctx, { id }: Which): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const { email } = await lockInvitation(tx, id);
		await changeInvitation(tx, id, { revokedAt: ctx.now });
		await revokeLinks(tx, ctx, id, ['join_staff']);
		await record(tx, ctx, { name: 'staff.invitation_revoked', subject: id, data: { email } });
	});

type Told = {
	readonly name: 'staff.invited' | 'staff.invitation_resent';
	readonly data: Readonly<Record<string, string>>;
};

async function tell(
	tx: Tx,
	ctx: Ctx,
	{ id, email }: { id: string; email: string },
	{ name, data }: Told
): Promise<void> {
	const link = await makeLink(tx, ctx, { kind: 'join_staff', subject: id, email });
	await record(tx, ctx, { name, subject: id, data: { ...data, link: link.id } });
}
