import { randomBytes } from 'node:crypto';
import { demand, Refused } from '$lib/core/refusal';
import type { Tx } from '$lib/server/db';
import { getReach } from '$lib/server/outside';
import { mayCall } from '$lib/server/outside-address';
import type { Connector, Credentials } from '../connector';
import { hasName } from '../repository/connections.server';
import { hasPartnerNamed } from '../repository/edi-partners.server';

/** What an action needs to know of a connector: it stands to its right. */
export type Kind = Pick<Connector, 'credentials' | 'fields' | 'sides' | 'pace'>;

/** A name is of one connection, whatever kind it is. */
export async function demandFree(tx: Tx, name: string): Promise<void> {
	if ((await hasName(tx, name)) || (await hasPartnerNamed(tx, name)))
		throw new Refused('connection.name_taken', { name });
}

/** Whoever relies on the version they saw is refused when there is a newer one. */
export function demandSeen({ version }: { readonly version: number }, ifMatch: number | undefined): void {
	if (ifMatch !== undefined && ifMatch !== version) throw new Refused('connection.changed', { version });
}

/** @throws Refused `connection.credentials_wrong` with the fields that are */
export function credentialsIn({ credentials, fields }: Kind, typed: Credentials): Credentials {
	const read = credentials.safeParse(typed);
	if (read.success) return read.data;
	const wrong = read.error.issues.flatMap(({ path }) => String(path[0] ?? ''));
	const names = fields.map(({ name }) => name).filter((name) => wrong.includes(name));
	throw new Refused('connection.credentials_wrong', { fields: names.join(', ') });
}

/** What its webhooks are signed with, where that is one of its credentials. */
export const signedBy = ({ fields }: Kind, credentials: Credentials): string | undefined =>
	credentials[fields.find(({ webhook }) => webhook)?.name ?? ''];

const SECRET_BYTES = 24;
export const signingSecret = (kind: Kind, credentials: Credentials): string =>
	signedBy(kind, credentials) ?? randomBytes(SECRET_BYTES).toString('base64url');

/** Another address than its own is for sandboxes and tests. */
export function addressIn(typed: string | undefined): string | null {
	if (typed === undefined || typed === '') return null;
	if (getReach() !== 'private') throw new Refused('connection.address_fixed');
	return demand(mayCall(typed, 'private')).href.replace(/\/$/, '');
}
