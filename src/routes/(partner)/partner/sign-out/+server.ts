import { redirect, type RequestHandler } from '@sveltejs/kit';
import { endSession } from '$lib/modules/accounts/sessions.server';

/** Signs somebody of a partner out. */
export const POST: RequestHandler = async ({ cookies, locals, url }) => {
	await endSession({ tx: locals.ctx.db, audience: 'partner', cookies, secure: url.protocol === 'https:' });
	redirect(303, '/partner/sign-in');
};
