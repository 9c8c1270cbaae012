import { m } from '$lib/paraglide/messages';

/** What is recorded with events, by the names it is recorded under. */
export const FACT_WORDS: Readonly<Record<string, () => string>> = {
	amount: m.audit_fact_amount,
	author: m.audit_fact_author,
	balance_due: m.audit_fact_balance_due,
	changed: m.audit_fact_changed,
	channel: m.audit_fact_channel,
	date: m.audit_fact_date,
	due: m.audit_fact_due,
	failure: m.audit_fact_failure,
	file: m.audit_fact_file,
	filter: m.audit_fact_filter,
	items: m.audit_fact_items,
	kind: m.audit_fact_kind,
	kept_out: m.audit_fact_kept_out,
	lines: m.audit_fact_lines,
	list: m.audit_fact_list,
	method: m.audit_fact_method,
	note: m.audit_fact_note,
	number: m.audit_fact_number,
	orders: m.audit_fact_orders,
	orders_before: m.audit_fact_orders_before,
	outcome: m.audit_fact_outcome,
	overrides: m.audit_fact_overrides,
	owed: m.audit_fact_owed,
	present: m.audit_fact_present,
	reason: m.audit_fact_reason,
	reference: m.audit_fact_reference,
	refunded: m.audit_fact_refunded,
	restocked: m.audit_fact_restocked,
	role: m.audit_fact_role,
	scopes: m.api_keys_scopes,
	rows: m.audit_fact_rows,
	show: m.audit_fact_show,
	supplier: m.audit_fact_supplier,
	task: m.audit_fact_task,
	trace: m.audit_fact_trace,
	via: m.audit_fact_via,
	written_off: m.audit_fact_written_off
};

/** Amounts, in the minor units of the event's currency. */
export const MONEY_FACTS: readonly string[] = [
	'amount',
	'balance_due',
	'due',
	'owed',
	'refunded',
	'waived',
	'written_off'
];

/** What never leaves an event, wherever a name says so: details of accounts, secrets. */
export const KEPT_BACK: readonly string[] = [
	'masked',
	'iban',
	'account',
	'holder',
	'password',
	'token',
	'secret',
	'hash'
];
