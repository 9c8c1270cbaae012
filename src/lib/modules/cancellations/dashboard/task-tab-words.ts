import { m } from '$lib/paraglide/messages';
import type { TaskTab } from './task-tabs';

const WORDS: Readonly<Record<TaskTab, () => string>> = {
	mine: m.dash_tasks_tab_mine,
	refunds: m.dash_tasks_tab_refunds,
	suppliers: m.dash_tasks_tab_suppliers,
	channels: m.dash_tasks_tab_channels,
	orders: m.dash_tasks_tab_orders,
	all: m.dash_tasks_tab_all
};
export const taskTabWord = (tab: TaskTab): string => WORDS[tab]();
