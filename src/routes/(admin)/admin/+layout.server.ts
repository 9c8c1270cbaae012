import { cutsAt } from '$lib/modules/cancellations/dashboard/dashboard';
import { countForMenu } from '$lib/modules/cancellations/repository/dashboard.server';
import { DESK } from '../../frame/live/depends';
import type { LayoutServerLoad } from './$types';

/** What the menu counts: asked once, and again when something changed. */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
	depends(DESK);
	const { ctx, viewer } = locals;
	return { menu: viewer?.kind === 'staff' ? await countForMenu(ctx.db, cutsAt(ctx.now, ctx.timeZone)) : null };
};
