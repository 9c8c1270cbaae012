import { error, redirect, type RequestHandler } from '@sveltejs/kit';
import { audienceAt } from '$lib/modules/accounts/audience';
import { setLocale } from '$lib/modules/accounts/repository/people.server';
import { ownPath } from '$lib/modules/accounts/schema';
import { whoIsHere } from '$lib/modules/accounts/sessions.server';
import { isLocale } from '$lib/paraglide/runtime';
import { keepLocale } from '$lib/server/preferences';

/** Changes the language, for this browser and for whoever is signed in, and goes back. */
export const POST: RequestHandler = async ({ request, cookies, locals, url }) => {
	const data = await request.formData();
	const locale = data.get('locale');
	const back = ownPath(String(data.get('back') ?? ''), '/');
	if (!isLocale(locale)) error(422);
	keepLocale(cookies, locale);
	const tx = locals.ctx.db;
	const audience = audienceAt(back);
	const account = await whoIsHere({ tx, audience, cookies, secure: url.protocol === 'https:' });
	if (account) await setLocale(tx, audience, account.id, locale);
	redirect(303, back);
};
