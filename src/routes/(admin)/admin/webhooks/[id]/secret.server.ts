import type { RequestEvent } from '@sveltejs/kit';
import { revealSecret, rotateSecret } from '$lib/modules/webhooks/actions/secret.server';
import { endpointTarget, rotation } from '$lib/modules/webhooks/schema';
import { m } from '$lib/paraglide/messages';
import { readForm } from '$lib/server/forms/read-form';
import { submit } from '$lib/server/forms/submit';

/** Shows the secret: it is part of this answer only, and the look is recorded. */
export async function reveal({ request, locals: { ctx } }: RequestEvent) {
	let secret: string | undefined;
	const answer = await submit(await readForm(request, endpointTarget), m.hooks_secret_shown(), async (input) => {
		secret = await revealSecret(ctx, input);
	});
	return secret && 'form' in answer ? { ...answer, secret } : answer;
}

/** Makes a new one, and shows it. */
export async function rotate({ request, locals: { ctx } }: RequestEvent) {
	let secret: string | undefined;
	const answer = await submit(await readForm(request, rotation), m.hooks_secret_rotated(), async (input) => {
		secret = await rotateSecret(ctx, input);
	});
	return secret && 'form' in answer ? { ...answer, secret } : answer;
}
