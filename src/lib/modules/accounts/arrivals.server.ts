import { randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { personActor } from './actors.server';
import { DAY, SECOND } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { sha256 } from '$lib/server/config/secrets';
import { makeLink } from './links/links.server';
import { findPerson, type Person } from './repository/people.server';
import { hasOtherPlace, putPlace } from './repository/places.server';
import type { Whence } from './repository/sessions.server';
import { noteArrivalOfPartner } from './partners/enter.server';
import { noteSignIn } from './team/note-sign-in.server';
import { startSession, type SessionPlace } from './sessions.server';

/** Signs somebody in here. Where they were never seen in this browser before, they are told by mail. */
export const enter = (ctx: Ctx, place: Omit<SessionPlace, 'tx'>, userId: string, from: Whence): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		await startSession({ ...place, tx }, userId, from);
		const person = await findPerson(tx, userId);
		if (!person) return;
		// Whoever comes by a link from an e-mail has been told by it.
		if (person.kind === 'partner') return noteArrivalOfPartner(tx, ctx, person);
		if (person.kind === 'staff') await noteSignIn(tx, ctx, person);
		await noteArrival(tx, ctx, person, { device: deviceOf(place), ...from });
	});

type Arrival = Whence & { readonly device: string };

async function noteArrival(tx: Tx, ctx: Ctx, person: Person, { device, userAgent, address }: Arrival): Promise<void> {
	const seen = { userAgent, address, firstSeenAt: ctx.now, lastSeenAt: ctx.now };
	const here = { id: ctx.newId('plc'), userId: person.id, deviceHash: sha256(device), ...seen };
	const { id, known } = await putPlace(tx, here);
	if (known || !(await hasOtherPlace(tx, person.id, id))) return; // everybody's first place is new
	const link = await makeLink(tx, ctx, { kind: notMe(person), subject: person.id, email: person.email });
	const by = withActor(ctx, personActor(person));
	await record(tx, by, { name: 'account.new_place', subject: person.id, data: { place: id, link: link.id } });
}

const notMe = ({ kind }: Person) => (kind === 'staff' ? 'reset_staff_password' : 'not_me');

const COOKIE = 'rescind_device';
const LASTS = 400 * DAY; // browsers keep no cookie longer

/** What this browser is known by, for as long as it keeps its cookies. */
function deviceOf({ cookies, secure }: { readonly cookies: Cookies; readonly secure: boolean }): string {
	const name = `${secure ? '__Host-' : ''}${COOKIE}`;
	const device = cookies.get(name) ?? randomBytes(32).toString('base64url');
	cookies.set(name, device, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: LASTS / SECOND });
	return device;
}
