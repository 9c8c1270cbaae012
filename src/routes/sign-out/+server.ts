import { redirect, type RequestHandler } from '@sveltejs/kit';
import { endSession } from '$lib/modules/accounts/sessions.server';

/** Signs a shopper out. */
export const POST: RequestHandler = async ({ cookies, locals, url }) => {
	await endSession({ tx: locals.ctx.db, audience: 'shopper', cookies, secure: url.protocol === 'https:' });
	redirect(303, '/');
};
