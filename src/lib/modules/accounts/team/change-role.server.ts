import type { Role } from '$lib/core/actor';
import { demand } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { changeMember, lockMember, lockOwners } from '../repository/team.server';
import { anOwnerStays, mayRunTeam } from './owner';

/** Gives a member another role, from their next request on. */
export const changeRole = (ctx: Ctx, { id, role }: { readonly id: string; readonly role: Role }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const owners = await lockOwners(tx);
		const member = await lockMember(tx, id);
		if (member.role === role) return;
		if (member.role === 'owner' && member.active) demand(anOwnerStays(owners, id));
		await changeMember(tx, id, { role });
		const data = { name: member.name, before: member.role, after: role };
		await record(tx, ctx, { name: 'staff.role_changed', subject: id, data });
	});
