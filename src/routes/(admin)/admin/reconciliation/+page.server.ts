import type { Actions } from '@sveltejs/kit';
import {
	askFix,
	dismiss,
	lookReconciliation,
	startReconciliation
} from '$lib/modules/cancellations/actions/money/reconcile.server';
import { dismissForm, fixForm, startForm } from '$lib/modules/cancellations/reconcile/schema';
import { m } from '$lib/paraglide/messages';
import { page } from '$lib/server/http/page';
import { act } from '../act';

export const load = page({}, async (ctx, _params, { depends }) => {
	depends('app:reconcile');
	return lookReconciliation(ctx);
});

export const actions: Actions = {
	start: act(startForm, m.reconcile_started, startReconciliation),
	fix: act(fixForm, m.reconcile_fix_asked, askFix),
	dismiss: act(dismissForm, m.reconcile_dismissed, dismiss)
};
