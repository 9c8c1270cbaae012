import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';

/** What leaves the shop by itself is for those who lead it to say; an owner's API key may too. */
export function demandManager({ actor }: Pick<Ctx, 'actor'>): void {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
}

/** A buyer's program looks after its own endpoints; others' are not there for it. */
export function demandKeeper({ actor }: Pick<Ctx, 'actor'>): void {
	if (!actor.rights.has('manage') && !actor.rights.has('trade')) throw new Refused('auth.forbidden');
}
