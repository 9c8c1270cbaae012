import { bellWords, type BellWords } from '$lib/modules/notifications/inbox/inbox-words';
import { countUnread, UNREAD_COUNTED } from '$lib/modules/notifications/repository/inbox.server';
import { ownReasons, reasonsFor } from '$lib/modules/settings/own-reasons';
import { windowOf } from '$lib/modules/settings/shop';
import { m } from '$lib/paraglide/messages';
import { languagesAt } from '$lib/wiring/languages-at';
import { theApp } from '$lib/wiring/running.server';
import { helpOf } from './frame/help';
import { DESK, NEWS } from './frame/live/depends';
import { preferenceWords } from './frame/preference-words.server';
import type { Ctx } from '$lib/server/ctx';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
	const { ctx, viewer, theme, demo } = locals;
	const place = theApp().live?.place() ?? 0; // before anything of the page is read: what happens later will be told
	depends(DESK, NEWS); // figures that are read again are read at a later time
	const [profile, bell] = await Promise.all([theApp().shop(), bellOf(ctx)]);
	const shop = windowOf(profile, ctx.locale);
	const languages = languagesAt(url.pathname, ctx.languages); // so it runs again with every page, and `now` is its time
	return {
		viewer,
		place,
		bell,
		shop,
		help: helpOf(shop),
		preferences: preferenceWords(languages),
		terms: m.terms_link(),
		withdraw: m.withdraw_link(),
		locale: ctx.locale,
		timeZone: ctx.timeZone,
		reasons: reasonsFor(ownReasons(), ctx.locale),
		theme,
		now: ctx.now.toISOString(),
		demo
	};
};

/** What a shopper has not read yet, counted by the index of just that. */
const bellOf = async ({ db, actor }: Ctx): Promise<BellWords | null> =>
	actor.kind === 'shopper' ? bellWords(await countUnread(db, actor.id), UNREAD_COUNTED) : null;
