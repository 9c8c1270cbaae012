import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';
import type { Kind } from '../formats/kinds';
import type { Format } from '../schema';
import type { ImportState } from '../state';

export const STATE_WORDS: Readonly<Record<ImportState, () => string>> = {
	mapping: m.import_state_mapping,
	checking: m.import_state_checking,
	checked: m.import_state_checked,
	importing: m.import_state_importing,
	done: m.import_state_done,
	stopped: m.import_state_stopped,
	failed: m.import_state_failed
};

export const STATE_TONES = {
	mapping: 'neutral',
	checking: 'info',
	checked: 'warning',
	importing: 'info',
	done: 'success',
	stopped: 'warning',
	failed: 'danger'
} as const satisfies Record<ImportState, string>;

export const FORMAT_WORDS: Readonly<Record<Format, () => string>> = {
	own: m.import_format_own,
	shopify: m.import_format_shopify,
	woocommerce: m.import_format_woocommerce,
	'online-retail': m.import_format_online_retail
};

type Say = (about?: Record<string, never>, options?: { locale?: Locale }) => string;

/** Why lines were kept out, and what to do about it. */
export const KIND_WORDS: Readonly<Record<Kind, { readonly what: Say; readonly todo: Say }>> = {
	malformed: { what: m.import_kind_malformed, todo: m.import_todo_malformed },
	sibling_malformed: { what: m.import_kind_sibling_malformed, todo: m.import_todo_sibling_malformed },
	quote_not_closed: { what: m.import_kind_quote_not_closed, todo: m.import_todo_quote_not_closed },
	no_order_number: { what: m.import_kind_no_order_number, todo: m.import_todo_no_order_number },
	rows_far_apart: { what: m.import_kind_rows_far_apart, todo: m.import_todo_rows_far_apart },
	too_many_lines: { what: m.import_kind_too_many_lines, todo: m.import_todo_too_many_lines },
	invalid: { what: m.import_kind_invalid, todo: m.import_todo_invalid },
	date_unreadable: { what: m.import_kind_date_unreadable, todo: m.import_todo_date_unreadable },
	quantity_unreadable: { what: m.import_kind_quantity_unreadable, todo: m.import_todo_quantity_unreadable },
	quantity_not_positive: { what: m.import_kind_quantity_not_positive, todo: m.import_todo_quantity_not_positive },
	amount_unreadable: { what: m.import_kind_amount_unreadable, todo: m.import_todo_amount_unreadable },
	negative_price: { what: m.import_kind_negative_price, todo: m.import_todo_negative_price },
	currency_unknown: { what: m.import_kind_currency_unknown, todo: m.import_todo_currency_unknown },
	tender_unknown: { what: m.import_kind_tender_unknown, todo: m.import_todo_tender_unknown },
	amounts_do_not_add_up: { what: m.import_kind_amounts_do_not_add_up, todo: m.import_todo_amounts_do_not_add_up },
	state_unknown: { what: m.import_kind_state_unknown, todo: m.import_todo_state_unknown },
	payment_split_unknown: { what: m.import_kind_payment_split_unknown, todo: m.import_todo_payment_split_unknown },
	payment_taken: { what: m.import_kind_payment_taken, todo: m.import_todo_payment_taken },
	partly_shipped_line: { what: m.import_kind_partly_shipped_line, todo: m.import_todo_partly_shipped_line },
	canceled_there: { what: m.import_kind_canceled_there, todo: m.import_todo_over_there },
	refunded_there: { what: m.import_kind_refunded_there, todo: m.import_todo_over_there },
	cancellation: { what: m.import_kind_cancellation, todo: m.import_todo_over_there },
	no_customer: { what: m.import_kind_no_customer, todo: m.import_todo_no_customer },
	already_imported: { what: m.import_kind_already_imported, todo: m.import_todo_already_imported }
};
