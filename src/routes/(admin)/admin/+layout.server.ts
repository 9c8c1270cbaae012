import { cutsAt } from '$lib/modules/cancellations/dashboard/dashboard';
import { countForMenu } from '$lib/modules/cancellations/repository/dashboard/dashboard.server';
import { theApp } from '$lib/wiring/running.server';
import { KEYS_COOKIE } from '../../frame/keys/cookie';
import { frameWords } from '../../frame/frame-words.server';
import { DESK } from '../../frame/live/depends';
import type { LayoutServerLoad } from './$types';

/** What the menu counts, asked again when something changed; and whether this browser has its keys on. */
export const load: LayoutServerLoad = async ({ locals, depends, cookies }) => {
	depends(DESK);
	const { ctx, viewer } = locals;
	const place = theApp().live?.place() ?? 0; // before anything of the page is read: what happens later will be told
	const staff = viewer?.kind === 'staff';
	const menu = staff ? await countForMenu(ctx.db, cutsAt(ctx.now, ctx.timeZone)) : null;
	return {
		menu,
		words: frameWords(staff ? viewer.role : null, menu),
		live: { place, me: ctx.actor.id },
		keys: staff && cookies.get(KEYS_COOKIE) !== 'off'
	};
};
