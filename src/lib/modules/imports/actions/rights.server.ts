import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';

/** Imports write orders by the thousand: managers may, and what they set going. @throws Refused `auth.forbidden` */
export function demandManager({ actor }: Pick<Ctx, 'actor'>): void {
	if (!actor.rights.has('manage')) throw new Refused('auth.forbidden');
}
