import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';

/** Whoever may not pay is told so before they learn anything. @throws Refused `auth.forbidden` */
export function demandPay({ actor }: Pick<Ctx, 'actor'>): void {
	if (!actor.rights.has('pay')) throw new Refused('auth.forbidden');
}
