import { ROLES, type Role } from '$lib/core/actor';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { findTotp, forgetTotp } from '../repository/totp.server';
import { askForApp, endAccess, lockMember, rolesAskedForApp } from '../repository/team.server';
import { mayRunTeam } from './owner';
import { tellMember } from './tell.server';

type Whom = { readonly id: string };

/** Forgets a member's app and recovery codes, for one whose phone is gone. Whoever holds a session of theirs is out. */
export const resetTotp = (ctx: Ctx, { id }: Whom): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		if (id === ctx.actor.id) throw new Refused('team.not_yourself');
		const member = await lockMember(tx, id);
		const kept = await findTotp(tx, id);
		if (!kept?.confirmedAt) throw new Refused('totp.off');
		await forgetTotp(tx, id);
		await endAccess(tx, id);
		await tellMember(tx, ctx, member, 'staff.totp_reset');
	});

/** Ends every session of a member. */
export const signOutMember = (ctx: Ctx, { id }: Whom): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const { name } = await lockMember(tx, id);
		await endAccess(tx, id);
		await record(tx, ctx, { name: 'staff.signed_out', subject: id, data: { name } });
	});

/** Says which roles must have an app. Whoever has none is led to add it with their next request. */
export const requireTotp = (ctx: Ctx, { roles }: { readonly roles: readonly Role[] }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const before = await rolesAskedForApp(tx);
		const changed = ROLES.filter((role) => roles.includes(role) !== before.includes(role));
		if (changed.length === 0) return;
		for (const role of changed) await askForApp(tx, role, roles.includes(role));
		await record(tx, ctx, { name: 'staff.totp_required', subject: 'roles', data: { before, after: roles } });
	});
