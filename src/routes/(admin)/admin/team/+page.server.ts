import { z } from 'zod';
import { demand } from '$lib/core/refusal';
import { later } from '$lib/core/time';
import { LINK_KINDS } from '$lib/modules/accounts/links/kinds';
import { listInvitations } from '$lib/modules/accounts/repository/invitations.server';
import { countRoles, listTeam, rolesAskedForApp } from '$lib/modules/accounts/repository/team.server';
import { invite, inviteAgain, revokeInvitation } from '$lib/modules/accounts/team/invite.server';
import { mayRunTeam } from '$lib/modules/accounts/team/owner';
import { invitationInput, inviteInput, requireTotpInput } from '$lib/modules/accounts/team/schema';
import { requireTotp } from '$lib/modules/accounts/team/security.server';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { beside, knock } from '$lib/wiring/door/knock.server';
import type { Actions, RequestEvent } from './$types';

const PAGE_ROWS = 50;
const INVITATIONS = 100; // more than anybody sends at a time

export const load = page({}, async ({ db, actor, now }, _params, { url }) => {
	demand(mayRunTeam(actor));
	const active = url.searchParams.get('tab') !== 'left';
	const cursor = url.searchParams.get('at') ?? undefined;
	const [sheet, roles, asked, invitations] = await Promise.all([
		listTeam(db, { active, cursor, limit: PAGE_ROWS }),
		countRoles(db),
		rolesAskedForApp(db),
		listInvitations(db, INVITATIONS)
	]);
	const open = invitations.map((invitation) => {
		const until = later(invitation.sentAt, LINK_KINDS.join_staff.lasts);
		return { ...invitation, until, expired: until <= now };
	});
	return { ...sheet, me: actor.id, active, roles, asked, invitations: open };
});

const ofInvitation = (event: RequestEvent, work: typeof inviteAgain, done: () => string) =>
	beside(
		'invitations',
		knock(event, invitationInput, async (input: z.output<typeof invitationInput>) => {
			await work(event.locals.ctx, input);
			return done();
		})
	);

export const actions = {
	invite: (event) =>
		beside(
			'invite',
			knock(event, inviteInput, async (input) => {
				await invite(event.locals.ctx, input);
				return m.team_invite_done();
			})
		),
	again: (event) => ofInvitation(event, inviteAgain, m.team_invitations_resent),
	revoke: (event) => ofInvitation(event, revokeInvitation, m.team_invitations_revoked),
	require: (event) =>
		beside(
			'require',
			knock(event, requireTotpInput, async (input) => {
				await requireTotp(event.locals.ctx, input);
				return m.team_require_done();
			})
		)
} satisfies Actions;
