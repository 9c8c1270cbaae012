import { z } from 'zod';
import { policyPatch, policySchema } from '$lib/modules/settings/policy';
import { changePolicy, currentPolicy } from '$lib/modules/settings/repository.server';
import { endpoint } from '$lib/server/http/endpoint';
import { forgetPolicy } from '$lib/wiring/running.server';

const inForce = policySchema.extend({ version: z.int() }).meta({ title: 'PolicyInForce' });

/** What was read may be sent back with a key changed; the version is given by us. */
const change = policyPatch.extend({ version: z.unknown().optional() }).meta({ title: 'PolicyChange' });

export const GET = endpoint({
	summary: 'See the policy in force',
	scope: 'policy:read',
	returns: inForce,
	handle: async ({ db }) => {
		const { version, policy } = await currentPolicy(db);
		return { ...policy, version };
	}
});

export const PUT = endpoint({
	summary: 'Change the named keys of the policy, as a new version',
	scope: 'policy:write',
	body: change,
	returns: inForce,
	versioned: true,
	handle: async (ctx, { version: _read, ifMatch, ...patch }) => {
		const { version, policy } = await ctx.db.transaction((tx) => changePolicy(tx, ctx, patch, ifMatch));
		forgetPolicy();
		return { ...policy, version };
	}
});
