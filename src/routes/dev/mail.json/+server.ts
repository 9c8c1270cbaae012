import { json, type RequestHandler } from '@sveltejs/kit';
import { emptyMailbox, listMailbox } from '$lib/modules/notifications/repository/mailbox.server';

/** What the demo sent, newest first; `?to=` names one address. */
export const GET: RequestHandler = async ({ locals, url }) =>
	json(
		{ messages: await listMailbox(locals.ctx.db, url.searchParams.get('to')) },
		{ headers: { 'cache-control': 'no-store' } }
	);

/** Empties the mailbox. */
export const DELETE: RequestHandler = async ({ locals }) => {
	await emptyMailbox(locals.ctx.db);
	return new Response(null, { status: 204 });
};
