import type { Actor } from '$lib/core/actor';
import type { Case } from './case';
import type { Claim } from './status';

/** What this person may do with this case beyond their rights: who accepted it may take that back within the grace. */
export function claimsOf({ kind, id }: Actor, it: Pick<Case, 'decidedBy' | 'releasedAt'>): ReadonlySet<Claim> {
	const mine = kind === 'staff' && it.decidedBy === id && it.releasedAt === null;
	return new Set(mine ? (['accepter_in_grace'] as const) : []);
}
