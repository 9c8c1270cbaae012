import type { Minor } from '$lib/core/money';
import type { UndoAnswer } from './undo-answers';

/** Every effect already done, in the order people read them. What each means stands in `undo-effects.ts`. */
export const UNDO_EFFECTS = [
	'nothing_was_paid',
	'nothing_left',
	'refund_in_flight',
	'authorization_voided',
	'lost_to_dispute',
	'gateway_refunded',
	'deposit_paid',
	'stored_value_returned',
	'coupon_restored',
	'stock_returned',
	'supplier_asked',
	'supplier_approved',
	'intercept_asked',
	'money_not_owed',
	'later_case',
	'channel_told',
	'goods_came_back',
	'fee_charged'
] as const;
export type UndoEffect = (typeof UNDO_EFFECTS)[number];

export const UNDO_REMEDIES = [
	'none',
	'refunds_canceled',
	'payment_request',
	'wait_until_settled',
	'recapture_or_balance_due',
	'paid_again_or_balance_due',
	'balance_due',
	'take_again',
	'take_again_rest_balance_due',
	'back_order',
	'please_go_on',
	'new_supplier_order',
	'call_off',
	'undo_cancellation_first',
	'undo_later_case_first',
	'order_again',
	'reverse_fee'
] as const;
export type UndoRemedy = (typeof UNDO_REMEDIES)[number];

/** One line of the loss meter. `about`: the refund, sku, supplier cancellation, parcel or case number; null when it is one thing. */
export type UndoRow = {
	readonly effect: UndoEffect;
	readonly color: 'free' | 'recoverable' | 'gone';
	readonly atRisk: Minor;
	readonly remedy: UndoRemedy;
	readonly answered: boolean;
	readonly about: string | null;
	/** No answer helps; the undo waits or never comes. */
	readonly blocks: boolean;
	/** Staff said how; an unsaid one goes its remedy's own way. */
	readonly answer: UndoAnswer | null;
};

/** A line as its effect gives it: free and in need of nothing, unless it says otherwise. */
export type UndoLine = Pick<UndoRow, 'remedy'> & Partial<UndoRow>;
