import { error, type RequestHandler } from '@sveltejs/kit';
import { isOneOf } from '$lib/core/one-of';
import { isName } from '$lib/modules/notifications/registry/overview';
import { sampleLetter } from '$lib/modules/notifications/registry/preview';
import { renderHtml } from '$lib/modules/notifications/render/html';
import { ownWords } from '$lib/modules/notifications/repository/wording.server';
import { shopProfile } from '$lib/modules/settings/repository.server';
import { locales } from '$lib/paraglide/runtime';
import { originOf } from '$lib/server/config/env';
import { theApp } from '$lib/wiring/running.server';

/** A mail's style sheet is inline, which our pages forbid; so it gets a page and a policy of its own, and may do nothing. */
const HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
};

/** The message as its reader's mail program shows it. */
export const GET: RequestHandler = async ({ locals: { ctx }, params, url }) => {
	const name = params['name'] ?? '';
	if (!ctx.actor.rights.has('manage')) error(403);
	if (!isName(name)) error(404);
	const lang = url.searchParams.get('lang') ?? '';
	const locale = isOneOf(locales, lang) ? lang : ctx.locale;
	const [own, shop] = await Promise.all([ownWords(ctx.db, locale), shopProfile(ctx.db)]);
	const letter = sampleLetter({ name, locale, shop, now: ctx.now, origin: originOf(theApp().env) }, own);
	return new Response(renderHtml(letter, locale).replace('<head>', '<head><base target="_blank">'), {
		headers: HEADERS
	});
};
