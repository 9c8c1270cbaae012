import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { personActor } from '../actors.server';
import { lookAtLink, useLink } from '../links/links.server';
import { hashChosen } from '../passwords.server';
import { changeInvitation, findInvitation, lockInvitation } from '../repository/invitations.server';
import { addMember } from '../repository/team.server';

/** What an invitation offers, to whoever has its link. Only looks. @throws Refused `link.…` */
export async function lookAtInvitation(tx: Tx, ctx: Pick<Ctx, 'now'>, token: string) {
	const { subject } = await lookAtLink(tx, ctx, token, 'join_staff');
	const invitation = await findInvitation(tx, subject);
	if (!invitation) throw new Refused('link.expired');
	return invitation;
}

type Joining = { readonly token: string; readonly name: string; readonly password: string };

/** Joins the team, in the role the invitation names. @returns who came */
export async function join(ctx: Ctx, { token, name, password }: Joining): Promise<string> {
	const { email } = await lookAtInvitation(ctx.db, ctx, token);
	const passwordHash = await hashChosen(password, { email, name });
	return ctx.db.transaction(async (tx) => {
		const { subject } = await useLink(tx, ctx, token, 'join_staff');
		const { role } = await lockInvitation(tx, subject);
		const id = ctx.newId('stf');
		const row = { id, email, name, role, passwordHash, locale: ctx.locale, createdAt: ctx.now };
		if (!(await addMember(tx, row))) throw new Refused('team.member_already');
		await changeInvitation(tx, subject, { acceptedAt: ctx.now });
		const by = withActor(ctx, personActor({ id, name, kind: 'staff' }));
		await record(tx, by, { name: 'staff.joined', subject: id, data: { role, invitation: subject } });
		return id;
	});
}
