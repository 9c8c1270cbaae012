import { error, redirect, type RequestHandler } from '@sveltejs/kit';
import { ownPath } from '$lib/modules/accounts/schema';
import { keepTheme, THEMES } from '$lib/server/preferences';

/** Changes the colors for this browser and goes back. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const data = await request.formData();
	const theme = THEMES.find((one) => one === data.get('theme'));
	if (!theme) error(422);
	keepTheme(cookies, theme);
	redirect(303, ownPath(String(data.get('back') ?? ''), '/'));
};
