import { NOBODY, partnerActor, shopperActor, staffActor, type Actor } from '$lib/core/actor';
import type { ApiKey } from '$lib/core/scopes';
import type { Account } from './repository/sessions.server';

/** What an account may do. A shopper whose e-mail is not verified is nobody yet: the orders could be another's. */
export function actorOf({ id, name, role, partner, verified }: Account): Actor {
	if (partner) return partnerActor(partner.name, name);
	if (role) return staffActor(id, name, role);
	return verified ? shopperActor(id, name) : NOBODY;
}

/** Somebody of whom we only know who they are: the actor of what happens to their account. */
export const personActor = ({ id, name, kind }: Pick<Account, 'id' | 'name' | 'kind'>): Actor => ({
	...NOBODY,
	kind,
	id,
	name
});

/** What an API key may do: an owner's acts as an owner, the others for the partner they are named after. */
export const actorOfKey = ({ id, role, name }: Pick<ApiKey, 'id' | 'role' | 'name'>): Actor =>
	role === 'owner' ? staffActor(id, name, 'owner') : partnerActor(name);
