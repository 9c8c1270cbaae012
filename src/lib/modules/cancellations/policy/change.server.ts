import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { PolicyPatch } from '../../settings/policy';
import { changePolicy } from '../../settings/repository.server';

/** A new version by staff who may. @throws Refused `auth.forbidden`, `policy.changed`, `policy.invalid` */
export const editPolicy = (ctx: Ctx, patch: PolicyPatch, seen?: number): Promise<number> =>
	ctx.db.transaction(async (tx) => {
		if (!ctx.actor.rights.has('manage')) throw new Refused('auth.forbidden');
		return (await changePolicy(tx, ctx, patch, seen)).version;
	});
