import { demand } from '$lib/core/refusal';
import {
	endPartnerAccess,
	givePartnerAccess,
	invitePartner,
	invitePartnerAgain
} from '$lib/modules/accounts/partners/invite.server';
import { invitePartnerInput, partnerPersonInput } from '$lib/modules/accounts/partners/schema';
import { listPartnerPeople, partnerNames } from '$lib/modules/accounts/repository/partners/people.server';
import { mayRunTeam } from '$lib/modules/accounts/team/owner';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { beside, knock } from '$lib/wiring/door/knock.server';
import { PAGE_ROWS } from '../list';
import type { Actions, RequestEvent } from './$types';

export const load = page({}, async ({ db, actor }, _params, { url }) => {
	demand(mayRunTeam(actor));
	const active = url.searchParams.get('tab') !== 'ended';
	const cursor = url.searchParams.get('at') ?? undefined;
	const [sheet, names] = await Promise.all([
		listPartnerPeople(db, { active, cursor, limit: PAGE_ROWS }),
		partnerNames(db)
	]);
	return { ...sheet, active, names, door: `${url.origin}/partner` };
});

const ofPerson = (event: RequestEvent, work: typeof endPartnerAccess, done: () => string) =>
	beside(
		'people',
		knock(event, partnerPersonInput, async (input) => {
			await work(event.locals.ctx, input);
			return done();
		})
	);

export const actions = {
	invite: (event) =>
		beside(
			'invite',
			knock(event, invitePartnerInput, async (input) => {
				await invitePartner(event.locals.ctx, input);
				return m.partner_invite_done();
			})
		),
	again: (event) => ofPerson(event, invitePartnerAgain, m.partner_admin_again_done),
	end: (event) => ofPerson(event, endPartnerAccess, m.partner_admin_ended_done),
	give: (event) => ofPerson(event, givePartnerAccess, m.partner_admin_given_done)
} satisfies Actions;
