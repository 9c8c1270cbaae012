import { cutsAt } from '$lib/modules/cancellations/dashboard/dashboard';
import { countForMenu } from '$lib/modules/cancellations/repository/dashboard.server';
import { KEYS_COOKIE } from '../../frame/keys/cookie';
import { DESK } from '../../frame/live/depends';
import type { LayoutServerLoad } from './$types';

/** What the menu counts, asked again when something changed; and whether this browser has its keys on. */
export const load: LayoutServerLoad = async ({ locals, depends, cookies }) => {
	depends(DESK);
	const { ctx, viewer } = locals;
	const staff = viewer?.kind === 'staff';
	return {
		menu: staff ? await countForMenu(ctx.db, cutsAt(ctx.now, ctx.timeZone)) : null,
		keys: staff && cookies.get(KEYS_COOKIE) !== 'off'
	};
};
