import { windowOf } from '$lib/modules/settings/shop';
import { m } from '$lib/paraglide/messages';
import { theApp } from '$lib/wiring/running.server';
import { helpOf } from './frame/help';
import { DESK } from './frame/live/depends';
import { preferenceWords } from './frame/preference-words.server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
	const { ctx, viewer, theme, demo } = locals;
	const shop = await theApp().shop();
	depends(DESK); // figures that are read again are read at a later time
	void url.pathname; // run again with every page: times are told relative to `now`
	return {
		viewer,
		shop: windowOf(shop),
		help: helpOf(windowOf(shop)),
		preferences: preferenceWords(),
		terms: m.terms_link(),
		withdraw: m.withdraw_link(),
		locale: ctx.locale,
		timeZone: ctx.timeZone,
		theme,
		now: ctx.now.toISOString(),
		demo
	};
};
