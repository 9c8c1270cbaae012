import { formatMoney } from '$lib/core/format';
import { isOneOf } from '$lib/core/one-of';
import { m } from '$lib/paraglide/messages';
import { REASONS } from '../../settings/reasons';
import { bankSaid } from '../../payments/bank-reasons';
import { reasonWord } from '../words';
import { TASK_KINDS, type Choice, type OpenTask, type TaskKind } from '../../orders/tasks';

/** What a task's words are filled with, as far as it was kept with it. */
type Filled = {
	readonly supplier: string;
	readonly sku: string;
	readonly quantity: number;
	readonly amount: string;
	readonly failure: string;
	readonly address: string;
	readonly reason: string;
	readonly carrier: string;
	readonly tracking: string;
	readonly shop: string;
	readonly items: string;
};

/** What it is about, and what to do. */
const TASKS: Readonly<Record<TaskKind, { readonly title: (its: Filled) => string; readonly todo: () => string }>> = {
	look_into_reason: { title: m.task_look_into, todo: m.task_look_into_todo },
	ask_supplier: { title: m.task_ask_supplier, todo: m.task_ask_supplier_todo },
	supplier_declined: { title: m.task_supplier_declined, todo: m.task_supplier_declined_todo },
	supplier_silent: { title: m.supply_task_silent, todo: m.supply_task_silent_todo },
	supplier_unclear: { title: m.supply_task_unclear, todo: m.supply_task_unclear_todo },
	supplier_go_on: { title: m.supply_task_go_on, todo: m.supply_task_go_on_todo },
	supplier_sent: { title: m.supply_task_sent, todo: m.supply_task_sent_todo },
	supplier_canceled: { title: m.supply_task_canceled, todo: m.supply_task_canceled_todo },
	refund_failed: { title: m.task_refund_failed, todo: m.task_refund_failed_todo },
	refund_failed_late: { title: m.task_refund_failed_late, todo: m.task_refund_failed_todo },
	reroute_refund: { title: m.route_task, todo: m.route_task_todo },
	refund_overdue: { title: m.later_task_overdue, todo: m.later_task_overdue_todo },
	release_refund: { title: m.release_task, todo: m.release_task_todo },
	answer_dispute: { title: m.task_answer_dispute, todo: m.task_answer_dispute_todo },
	authorization_gone: { title: m.task_authorization_gone, todo: m.task_authorization_gone_todo },
	order_again_from_supplier: { title: m.task_order_again, todo: m.task_order_again_todo },
	back_order: { title: m.task_back_order, todo: m.task_back_order_todo },
	balance_unpaid: { title: m.task_balance_unpaid, todo: m.task_balance_unpaid_todo },
	late_money: { title: m.task_late_money, todo: m.task_late_money_todo },
	mail_bounced: { title: m.task_mail_bounced, todo: m.task_mail_bounced_todo },
	withdrawal_rest: { title: m.task_withdrawal_rest, todo: m.task_withdrawal_rest_todo },
	await_return: { title: m.goods_task, todo: m.goods_task_todo },
	stop_parcel: { title: m.parcel_task, todo: m.parcel_task_todo },
	channel_refused: { title: m.channels_task_refused, todo: m.channels_task_refused_todo },
	channel_conflict: { title: m.channels_task_conflict, todo: m.channels_task_conflict_todo },
	channel_units_back: { title: m.channels_task_back, todo: m.channels_task_back_todo },
	channel_shipped: { title: m.channels_task_shipped, todo: m.channels_task_shipped_todo },
	edi_not_received: { title: m.edi_task, todo: m.edi_task_todo },
	channel_added: { title: m.channels_task_added, todo: m.channels_task_added_todo },
	channel_put_back: { title: m.channels_task_put_back, todo: m.channels_task_put_back_todo },
	channel_not_noted: { title: m.channels_task_not_noted, todo: m.channels_task_not_noted_todo },
	channel_noted: { title: m.channels_task_noted, todo: m.channels_task_noted_todo },
	channel_shelf: { title: m.channels_task_shelf, todo: m.channels_task_shelf_todo },
	supplier_gave_back: { title: m.sellers_task_gave_back, todo: m.sellers_task_gave_back_todo }
};

/** A task in words, in the language of the request; `said` has the words of the provider, or of the store. */
export function taskWords(task: Pick<OpenTask, 'kind' | 'facts'>, currency: string, locale: string) {
	const kept = keptWith(task.facts);
	const text = (name: string) => (typeof kept[name] === 'string' ? kept[name] : '');
	const count = (name: string) => (typeof kept[name] === 'number' ? kept[name] : 0);
	const failure = text('failure');
	const { title, todo } = TASKS[task.kind];
	const filled = {
		supplier: text('supplier'),
		sku: text('sku'),
		quantity: count('quantity'),
		amount: formatMoney(count('amount'), text('currency') || currency, locale),
		failure,
		shop: text('shop'),
		items: text('items'),
		address: text('address'),
		carrier: text('carrier'),
		tracking: text('tracking'),
		reason: reasonWord(REASONS.find((one) => one === kept['reason']) ?? null)
	};
	const says = task.kind.startsWith('channel_') ? m.channels_task_said : m.desk_provider_said;
	return { title: title(filled), todo: todo(), said: failure === '' ? undefined : says({ words: bankSaid(failure) }) };
}

const CHOICE_WORDS: Readonly<Record<Choice, () => string>> = {
	try_again: m.channels_choice_try_again,
	read_again: m.channels_choice_read_again,
	leave_there: m.channels_choice_leave_there,
	keep_here: m.channels_choice_keep_here,
	take_off_again: m.channels_choice_take_off_again
};
export const choiceWord = (choice: Choice): string => CHOICE_WORDS[choice]();

/** What was done, from the event that says so. */
export function doneTaskWord(data: unknown, currency: string, locale: string): string | undefined {
	const { task, facts } = keptWith(data);
	return typeof task === 'string' && isOneOf(TASK_KINDS, task)
		? taskWords({ kind: task, facts }, currency, locale).title
		: undefined;
}

/** By hand, not by a schema: pages use it, and the schemas' library weighs as much as half a page. */
const keptWith = (data: unknown): Readonly<Record<string, unknown>> =>
	typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data)) : {};
