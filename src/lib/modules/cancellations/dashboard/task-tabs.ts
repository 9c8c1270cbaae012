import { TASK_KINDS, type TaskKind } from '../../orders/tasks';

/** What a task is about, and so whose work it mostly is. */
export const TASK_AREAS = ['refunds', 'suppliers', 'channels', 'orders'] as const;
export type TaskArea = (typeof TASK_AREAS)[number];

export const TASK_TABS = ['mine', ...TASK_AREAS, 'all'] as const;
export type TaskTab = (typeof TASK_TABS)[number];

const AREA_OF: Readonly<Record<TaskKind, TaskArea>> = {
	look_into_reason: 'orders',
	ask_supplier: 'suppliers',
	supplier_declined: 'suppliers',
	supplier_silent: 'suppliers',
	supplier_unclear: 'suppliers',
	supplier_go_on: 'suppliers',
	supplier_canceled: 'suppliers',
	supplier_sent: 'suppliers',
	refund_failed: 'refunds',
	refund_failed_late: 'refunds',
	refund_overdue: 'refunds',
	release_refund: 'refunds',
	answer_dispute: 'refunds',
	authorization_gone: 'refunds',
	reroute_refund: 'refunds',
	order_again_from_supplier: 'suppliers',
	back_order: 'orders',
	balance_unpaid: 'refunds',
	late_money: 'refunds',
	mail_bounced: 'orders',
	withdrawal_rest: 'orders',
	await_return: 'orders',
	stop_parcel: 'orders',
	channel_refused: 'channels',
	channel_conflict: 'channels',
	channel_units_back: 'channels',
	channel_shipped: 'channels',
	edi_not_received: 'channels',
	channel_put_back: 'channels',
	channel_shelf: 'channels',
	channel_added: 'channels',
	channel_not_noted: 'channels',
	channel_noted: 'channels',
	supplier_gave_back: 'suppliers'
};

export const kindsOf = (area: TaskArea): readonly TaskKind[] => TASK_KINDS.filter((kind) => AREA_OF[kind] === area);
