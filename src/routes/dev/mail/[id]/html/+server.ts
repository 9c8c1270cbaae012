import { error, type RequestHandler } from '@sveltejs/kit';
import { findInMailbox } from '$lib/modules/notifications/repository/mailbox.server';

/** A mail's style sheet is inline, which our pages forbid; so it gets a page and a policy of its own, and may do nothing. */
const HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
};

/** The mail as its reader's program shows it; its links open beside it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const mail = await findInMailbox(locals.ctx.db, params['id'] ?? '');
	if (!mail) error(404);
	return new Response(mail.html.replace('<head>', '<head><base target="_blank">'), { headers: HEADERS });
};
