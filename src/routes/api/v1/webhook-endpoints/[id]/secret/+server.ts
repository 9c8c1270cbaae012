import { revealSecret } from '$lib/modules/webhooks/actions/secret.server';
import { getEndpoint } from '$lib/modules/webhooks/repository/endpoints.server';
import { webhookSecret } from '$lib/modules/webhooks/view';
import { endpoint } from '$lib/server/http/endpoint';
import { endpointNamed } from '../../step';

/** Not an answer to a write: those are kept for whoever repeats it, and a secret is kept sealed only. */
export const GET = endpoint({
	summary: 'Read the secret that messages are signed with',
	description: 'That it was read is recorded.',
	scope: 'webhooks:write',
	params: endpointNamed,
	returns: webhookSecret,
	handle: async (ctx, { id }) => {
		const secret = await revealSecret(ctx, { id });
		const { oldUntil } = await getEndpoint(ctx.db, ctx.actor, id);
		return { secret, old_until: oldUntil !== null && oldUntil > ctx.now ? oldUntil.toISOString() : null };
	}
});
