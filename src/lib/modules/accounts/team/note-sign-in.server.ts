import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { personActor } from '../actors.server';
import type { Person } from '../repository/people.server';
import { changeMember } from '../repository/team.server';

/** Notes that a member signed in, for the team's list and the audit. */
export async function noteSignIn(tx: Tx, ctx: Ctx, person: Person): Promise<void> {
	await changeMember(tx, person.id, { lastSignInAt: ctx.now });
	await record(tx, withActor(ctx, personActor(person)), { name: 'staff.signed_in', subject: person.id });
}
