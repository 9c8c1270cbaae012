import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';

/** Whoever connects a store hands it our orders and our money: an owner, or an owner's API key. */
export function demandOwner({ actor }: Pick<Ctx, 'actor'>): void {
	if (!actor.rights.has('own')) throw new Refused('auth.forbidden');
}

/** Whoever leads the shop sees how its connections work, and may stop one. */
export function demandManager({ actor }: Pick<Ctx, 'actor'>): void {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
}
