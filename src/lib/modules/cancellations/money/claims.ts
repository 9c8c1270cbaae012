import type { Actor } from '$lib/core/actor';
import type { Case } from '../case';
import type { Claim } from '../status';

/** What this person may do with this case beyond their rights: who accepted it may take that back within the grace. */
export function claimsOf({ kind, id }: Actor, it: Pick<Case, 'decidedBy' | 'releasedAt' | 'onBehalf'>) {
	const claims = new Set<Claim>();
	if (kind !== 'staff') return claims;
	if (it.decidedBy === id && it.releasedAt === null) claims.add('accepter_in_grace');
	if (it.onBehalf) claims.add('asked_for_customer'); // who took the call takes the next one too
	return claims;
}
