import { redirect, type RequestHandler } from '@sveltejs/kit';
import { endSession } from '$lib/modules/accounts/sessions.server';

/** Signs a member of staff out. */
export const POST: RequestHandler = async ({ cookies, locals, url }) => {
	await endSession({ tx: locals.ctx.db, audience: 'staff', cookies, secure: url.protocol === 'https:' });
	redirect(303, '/admin/sign-in');
};
