import { demand } from '$lib/core/refusal';
import { countRoles, listTeam, rolesAskedForApp } from '$lib/modules/accounts/repository/team.server';
import { mayRunTeam } from '$lib/modules/accounts/team/owner';
import { requireTotpInput } from '$lib/modules/accounts/team/schema';
import { requireTotp } from '$lib/modules/accounts/team/security.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/page';
import { act } from '../act';
import type { Actions } from './$types';

const PAGE_ROWS = 50;

export const load = page({}, async ({ db, actor }, _params, { url }) => {
	demand(mayRunTeam(actor));
	const active = url.searchParams.get('tab') !== 'left';
	const cursor = url.searchParams.get('at') ?? undefined;
	const [sheet, roles, asked] = await Promise.all([
		listTeam(db, { active, cursor, limit: PAGE_ROWS }),
		countRoles(db),
		rolesAskedForApp(db)
	]);
	return { ...sheet, me: actor.id, active, roles, asked };
});

export const actions: Actions = {
	require: act(requireTotpInput, () => m.team_require_done(), requireTotp)
};
