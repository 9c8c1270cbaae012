import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { changeMember, endAccess, lockMember, lockOwners } from '../repository/team.server';
import { anOwnerStays, mayRunTeam } from './owner';

type Whom = { readonly id: string };

/** Shows a member out: every session ends with this transaction. What they did stays theirs. */
export const deactivate = (ctx: Ctx, { id }: Whom): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		if (id === ctx.actor.id) throw new Refused('team.not_yourself');
		const owners = await lockOwners(tx);
		const { name, role, active } = await lockMember(tx, id);
		if (!active) return;
		if (role === 'owner') demand(anOwnerStays(owners, id));
		await changeMember(tx, id, { active: false });
		await endAccess(tx, id);
		await record(tx, ctx, { name: 'staff.deactivated', subject: id, data: { name } });
	});

/** Lets a member in again, with the password and the app they had. */
export const reactivate = (ctx: Ctx, { id }: Whom): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		const { name, active } = await lockMember(tx, id);
		if (active) return;
		await changeMember(tx, id, { active: true });
		await record(tx, ctx, { name: 'staff.reactivated', subject: id, data: { name } });
	});
