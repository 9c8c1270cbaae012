import { Refused } from '$lib/core/refusal';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { personActor } from '../actors.server';
import { makeLink, useLink } from '../links/links.server';
import type { Person } from '../repository/people.server';
import { changePartnerPerson, findPartnerPerson, lockPartnerPerson } from '../repository/partners/people.server';

/** Mails a way in to whoever has this address and may come in. Nobody waits for the answer. */
export const mailPartnerLink = (ctx: Ctx, { email }: { readonly email: string }): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const person = await findPartnerPerson(tx, email);
		if (!person || person.endedAt) return;
		const link = await makeLink(tx, ctx, { kind: 'partner_sign_in', subject: person.id, email });
		const by = withActor(ctx, personActor({ ...person, kind: 'partner' }));
		await record(tx, by, { name: 'partner.link_asked', subject: person.id, data: { link: link.id } });
	});

/** Comes in by an invitation or by a link asked for at the door. @returns who comes in */
export const enterAsPartner = (ctx: Ctx, token: string): Promise<string> =>
	ctx.db.transaction(async (tx) => {
		const { subject } = await useLink(tx, ctx, token, 'join_partner', 'partner_sign_in');
		const { id, endedAt } = await lockPartnerPerson(tx, subject);
		if (endedAt) throw new Refused('link.expired');
		return id;
	});

/** Notes that they signed in, for staff's list and the audit. */
export async function noteArrivalOfPartner(tx: Tx, ctx: Ctx, person: Person): Promise<void> {
	await changePartnerPerson(tx, person.id, { lastSignInAt: ctx.now });
	await record(tx, withActor(ctx, personActor(person)), { name: 'partner.signed_in', subject: person.id });
}
