import { m } from '$lib/paraglide/messages';
import type { SupplierOrderState } from '../../orders/order';
import type { Offer } from '../../refunds/quote/quote-facts';
import type { SupplierAnswer } from '../case';
import type { Guard, GuardCode, GuardTodo } from '../guards';
import type { UndoEffect, UndoRemedy, UndoRow } from '../undo/undo-lines';
import type { Said, WordTone } from '../words';

/** What a decision is weighed by, in words. */

const PASSED: Said<GuardCode> = {
	shipped: m.word_guard_shipped,
	in_fulfillment: m.word_guard_in_fulfillment,
	supplier: m.word_guard_supplier,
	amounts: m.word_guard_amounts,
	dispute: m.word_guard_dispute,
	order_changed: m.word_guard_order_changed
};
const FAILED: Said<GuardCode> = {
	shipped: m.word_guard_failed_shipped,
	in_fulfillment: m.word_guard_failed_in_fulfillment,
	supplier: m.word_guard_failed_supplier,
	amounts: m.word_guard_failed_amounts,
	dispute: m.word_guard_failed_dispute,
	order_changed: m.word_guard_failed_order_changed
};
/** A guard's finding. An open dispute lets the acceptance pass, and is a finding all the same. */
export const guardWord = ({ code, ok, todo }: Pick<Guard, 'code' | 'ok' | 'todo'>): string =>
	ok && todo !== 'refund_after_dispute' ? PASSED[code]() : FAILED[code]();
export const guardTone = ({ ok, overridable, todo }: Pick<Guard, 'ok' | 'overridable' | 'todo'>): WordTone => {
	if (ok) return todo === 'none' ? 'success' : 'info';
	return overridable ? 'warning' : 'danger';
};

const TODOS: Said<GuardTodo> = {
	none: m.word_todo_none,
	cancel_the_rest: m.word_todo_cancel_the_rest,
	revert_fulfillment: m.word_todo_revert_fulfillment,
	ask_supplier: m.word_todo_ask_supplier,
	wait_for_supplier: m.word_todo_wait_for_supplier,
	override_or_drop_or_reject: m.word_todo_override_or_drop_or_reject,
	drop_or_reject: m.word_todo_drop_or_reject,
	other_route: m.word_todo_other_route,
	refund_after_dispute: m.word_todo_refund_after_dispute,
	agree_or_grant: m.word_todo_agree_or_grant
};
export const todoWord = (todo: GuardTodo): string => TODOS[todo]();

const EFFECTS: Said<UndoEffect> = {
	nothing_left: m.word_effect_nothing_left,
	nothing_was_paid: m.word_effect_nothing_was_paid,
	refund_in_flight: m.word_effect_refund_in_flight,
	authorization_voided: m.word_effect_authorization_voided,
	lost_to_dispute: m.word_effect_lost_to_dispute,
	gateway_refunded: m.word_effect_gateway_refunded,
	deposit_paid: m.word_effect_deposit_paid,
	stored_value_returned: m.word_effect_stored_value_returned,
	coupon_restored: m.word_effect_coupon_restored,
	stock_returned: m.word_effect_stock_returned,
	supplier_asked: m.word_effect_supplier_asked,
	supplier_approved: m.word_effect_supplier_approved,
	intercept_asked: m.word_effect_intercept_asked,
	money_not_owed: m.word_effect_money_not_owed,
	later_case: m.word_effect_later_case,
	channel_told: m.word_effect_channel_told,
	goods_came_back: m.word_effect_goods_came_back,
	fee_charged: m.word_effect_fee_charged
};
export const effectWord = (effect: UndoEffect): string => EFFECTS[effect]();
export const EFFECT_TONES: Readonly<Record<UndoRow['color'], WordTone>> = {
	free: 'success',
	recoverable: 'warning',
	gone: 'danger'
};

const REMEDIES: Said<UndoRemedy> = {
	none: m.word_remedy_none,
	refunds_canceled: m.word_remedy_refunds_canceled,
	payment_request: m.word_remedy_payment_request,
	wait_until_settled: m.word_remedy_wait_until_settled,
	recapture_or_balance_due: m.word_remedy_recapture_or_balance_due,
	paid_again_or_balance_due: m.word_remedy_paid_again_or_balance_due,
	balance_due: m.word_remedy_balance_due,
	take_again: m.word_remedy_take_again,
	take_again_rest_balance_due: m.word_remedy_take_again_rest_balance_due,
	back_order: m.word_remedy_back_order,
	please_go_on: m.word_remedy_please_go_on,
	new_supplier_order: m.word_remedy_new_supplier_order,
	call_off: m.word_remedy_call_off,
	undo_cancellation_first: m.word_remedy_undo_cancellation_first,
	undo_later_case_first: m.word_remedy_undo_later_case_first,
	order_again: m.word_remedy_order_again,
	reverse_fee: m.word_remedy_reverse_fee
};
export const remedyWord = (remedy: UndoRemedy): string => REMEDIES[remedy]();

const ANSWERS: Said<SupplierAnswer | 'none'> = {
	none: m.word_supplier_none,
	to_send: m.word_supplier_to_send,
	sent: m.word_supplier_sent,
	approved: m.word_supplier_approved,
	partly_approved: m.word_supplier_partly_approved,
	declined: m.word_supplier_declined,
	expired: m.word_supplier_expired,
	not_needed: m.word_supplier_not_needed
};
export const supplierAnswerWord = (answer: SupplierAnswer | 'none'): string => ANSWERS[answer]();

const SUPPLIER_ORDERS: Said<SupplierOrderState> = {
	not_placed: m.word_supplier_order_not_placed,
	placed: m.word_supplier_order_placed,
	in_production: m.word_supplier_order_in_production,
	shipped: m.word_supplier_order_shipped,
	delivered: m.word_supplier_order_delivered,
	canceled: m.word_supplier_order_canceled
};
export const supplierOrderWord = (state: SupplierOrderState): string => SUPPLIER_ORDERS[state]();

const OFFERS: Said<Offer> = {
	keep: m.word_offer_keep,
	cancel_everything: m.word_offer_cancel_everything,
	other_route: m.word_offer_other_route
};
export const offerWord = (offer: Offer): string => OFFERS[offer]();
