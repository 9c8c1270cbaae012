import { idOf } from '$lib/core/ids';
import { demand } from '$lib/core/refusal';
import { getMember, rolesAskedForApp } from '$lib/modules/accounts/repository/team.server';
import { changeRole } from '$lib/modules/accounts/team/change-role.server';
import { deactivate, reactivate } from '$lib/modules/accounts/team/deactivate.server';
import { mayRunTeam } from '$lib/modules/accounts/team/owner';
import { memberInput, roleInput } from '$lib/modules/accounts/team/schema';
import { resetTotp, signOutMember } from '$lib/modules/accounts/team/security.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { beside, knock } from '$lib/wiring/door/knock.server';
import type { Actions, RequestEvent } from './$types';

export const load = page({ id: idOf('stf') }, async ({ db, actor }, { id }) => {
	demand(mayRunTeam(actor));
	const [member, asked] = await Promise.all([getMember(db, id), rolesAskedForApp(db)]);
	return { member, isMe: id === actor.id, required: asked.includes(member.role) };
});

const access = (event: RequestEvent, work: typeof deactivate, done: () => string) =>
	beside(
		'access',
		knock(event, memberInput, async (input) => {
			await work(event.locals.ctx, input);
			return done();
		})
	);

export const actions = {
	role: (event) =>
		beside(
			'role',
			knock(event, roleInput, async (input) => {
				await changeRole(event.locals.ctx, input);
				return m.team_role_done();
			})
		),
	deactivate: (event) => access(event, deactivate, m.team_deactivated_done),
	reactivate: (event) => access(event, reactivate, m.team_reactivated_done),
	reset: (event) => access(event, resetTotp, m.team_reset_done),
	signOut: (event) => access(event, signOutMember, m.team_sign_out_done)
} satisfies Actions;
