import { error, redirect, type RequestHandler } from '@sveltejs/kit';
import { REFUSALS } from '$lib/core/refusal';
import { audienceAt } from '$lib/modules/accounts/audience';
import { setLocale } from '$lib/modules/accounts/repository/people.server';
import { ownPath } from '$lib/modules/accounts/schema';
import { whoIsHere } from '$lib/modules/accounts/sessions.server';
import { keepLocale } from '$lib/server/preferences';
import { refusalText } from '$lib/server/words';
import { languagesAt } from '$lib/wiring/languages-at';

/** Changes the language, for this browser and for whoever is signed in, and goes back. */
export const POST: RequestHandler = async ({ request, cookies, locals, url }) => {
	const data = await request.formData();
	const back = ownPath(String(data.get('back') ?? ''), '/');
	const { db: tx, languages, locale: reads } = locals.ctx;
	const locale = languagesAt(pathOf(back), languages).offered.find((one) => one === data.get('locale'));
	if (!locale) {
		const code = 'account.language_not_offered';
		error(REFUSALS[code].status, { message: refusalText(code, {}, reads), code });
	}
	keepLocale(cookies, locale);
	const audience = audienceAt(back);
	const account = await whoIsHere({ tx, audience, cookies, secure: url.protocol === 'https:' });
	if (account) await setLocale(tx, audience, account.id, locale);
	redirect(303, back);
};

const pathOf = (back: string) => back.split('?')[0] ?? back;
