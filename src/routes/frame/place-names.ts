import { m } from '$lib/paraglide/messages';

const NAMES: Readonly<Record<string, () => string>> = {
	'/admin': m.frame_admin_dashboard,
	'/admin/tasks': m.dash_tasks,
	'/admin/orders': m.frame_admin_all_orders,
	'/admin/cancellations': m.frame_admin_cancellations,
	'/admin/withdrawals': m.withdraw_admin_title,
	'/admin/refunds': m.frame_admin_refunds,
	'/admin/refunds/batches': m.frame_admin_batches,
	'/admin/reconciliation': m.frame_admin_reconcile,
	'/admin/suppliers': m.supply_title,
	'/admin/import': m.frame_admin_import,
	'/admin/insights': m.insight_title,
	'/admin/policy': m.policy_title,
	'/admin/shop': m.shop_title,
	'/admin/messages': m.telling_title,
	'/admin/connections': m.channels_title,
	'/admin/webhooks': m.hooks_title,
	'/admin/api-keys': m.api_keys_title,
	'/admin/partners': m.partner_admin_title,
	'/admin/team': m.team_title,
	'/admin/audit': m.frame_admin_audit,
	'/admin/exports': m.frame_admin_exports
};

/** What a page of the back office is called. Not for what every first visit loads: the server says it there. */
export const placeName = (href: string): string => NAMES[href]?.() ?? href;
