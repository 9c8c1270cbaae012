import { idOf } from '$lib/core/ids';
import { demand } from '$lib/core/refusal';
import { getMember, rolesAskedForApp } from '$lib/modules/accounts/repository/team.server';
import { changeRole } from '$lib/modules/accounts/team/change-role.server';
import { deactivate, reactivate } from '$lib/modules/accounts/team/deactivate.server';
import { mayRunTeam } from '$lib/modules/accounts/team/owner';
import { memberInput, roleInput } from '$lib/modules/accounts/team/schema';
import { resetTotp, signOutMember } from '$lib/modules/accounts/team/security.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/page';
import { act } from '../../act';
import type { Actions } from './$types';

export const load = page({ id: idOf('stf') }, async ({ db, actor }, { id }) => {
	demand(mayRunTeam(actor));
	const [member, asked] = await Promise.all([getMember(db, id), rolesAskedForApp(db)]);
	return { member, isMe: id === actor.id, required: asked.includes(member.role) };
});

export const actions: Actions = {
	role: act(roleInput, () => m.team_role_done(), changeRole),
	deactivate: act(memberInput, () => m.team_deactivated_done(), deactivate),
	reactivate: act(memberInput, () => m.team_reactivated_done(), reactivate),
	reset: act(memberInput, () => m.team_reset_done(), resetTotp),
	signOut: act(memberInput, () => m.team_sign_out_done(), signOutMember)
};
