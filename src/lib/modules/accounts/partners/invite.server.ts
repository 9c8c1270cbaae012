import type { z } from 'zod';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { holdBack } from '../actions/limits.server';
import { makeLink, revokeLinks } from '../links/links.server';
import {
	addPartnerPerson,
	changePartnerPerson,
	lockPartnerPerson,
	type PartnerPerson
} from '../repository/partners/people.server';
import { removeSessionsOf } from '../repository/sessions.server';
import { mayRunTeam } from '../team/owner';
import type { invitePartnerInput, partnerPersonInput } from './schema';

type Which = z.output<typeof partnerPersonInput>;

/** Gives somebody of a partner a way in, and tells them by mail. */
export async function invitePartner(ctx: Ctx, input: z.output<typeof invitePartnerInput>): Promise<void> {
	demand(mayRunTeam(ctx.actor));
	await holdBack(ctx, { way: 'mail', whom: `partner:${input.email}` });
	await ctx.db.transaction(async (tx) => {
		const times = { createdAt: ctx.now, invitedAt: ctx.now };
		const row = { ...input, id: ctx.newId('ptn'), locale: ctx.locale, invitedBy: ctx.actor.id, ...times };
		if (!(await addPartnerPerson(tx, row))) throw new Refused('partner.person_already');
		await tell(tx, ctx, row, 'partner.invited');
	});
}

/** Mails the invitation again, with a new link; the older one opens nothing from then on. */
export const invitePartnerAgain = (ctx: Ctx, { id }: Which): Promise<void> =>
	onPerson(ctx, id, async (tx, person) => {
		if (person.endedAt) throw new Refused('partner.access_over');
		await holdBack(ctx, { way: 'mail', whom: `partner:${person.email}` });
		await changePartnerPerson(tx, id, { invitedAt: ctx.now });
		await tell(tx, ctx, person, 'partner.invited_again');
	});

/** Takes the way in from somebody: every session and every link ends with this transaction. */
export const endPartnerAccess = (ctx: Ctx, { id }: Which): Promise<void> =>
	onPerson(ctx, id, async (tx, person) => {
		if (person.endedAt) return;
		await changePartnerPerson(tx, id, { endedAt: ctx.now });
		await removeSessionsOf(tx, 'partner', id);
		await revokeLinks(tx, ctx, id, ['join_partner', 'partner_sign_in']);
		await record(tx, ctx, { name: 'partner.access_ended', subject: id, data: factsOf(person) });
	});

/** Lets somebody in again; they ask for a link at the door. */
export const givePartnerAccess = (ctx: Ctx, { id }: Which): Promise<void> =>
	onPerson(ctx, id, async (tx, person) => {
		if (!person.endedAt) return;
		await changePartnerPerson(tx, id, { endedAt: null });
		await record(tx, ctx, { name: 'partner.access_given', subject: id, data: factsOf(person) });
	});

const onPerson = (ctx: Ctx, id: string, work: (tx: Tx, person: PartnerPerson) => Promise<void>): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		demand(mayRunTeam(ctx.actor));
		await work(tx, await lockPartnerPerson(tx, id));
	});

type Told = Pick<PartnerPerson, 'id' | 'email' | 'name' | 'partner' | 'role'>;

async function tell(tx: Tx, ctx: Ctx, person: Told, name: 'partner.invited' | 'partner.invited_again'): Promise<void> {
	const link = await makeLink(tx, ctx, { kind: 'join_partner', subject: person.id, email: person.email });
	await record(tx, ctx, { name, subject: person.id, data: { ...factsOf(person), link: link.id } });
}

const factsOf = ({ email, name, partner, role }: Told) => ({ email, name, partner, role });
