import type { Minor } from '$lib/core/money';
import type { MethodName } from '$lib/modules/refunds/method-names';
import type { RefundState } from '$lib/modules/refunds/status';
import type { UndoAnswer } from './undo-answers';
import { EFFECTS } from './undo-effects';

export type UndoRefund = {
	readonly id: string;
	readonly kind: 'refund' | 'void';
	readonly method: MethodName;
	readonly state: RefundState;
	/** Less what an earlier undo took back of it. */
	readonly amount: Minor;
	/** A voided authorization that still holds the money after all. */
	readonly authorizationLives?: boolean;
	/** What the shopper has now in the wallet it went to. */
	readonly walletBalance?: Minor;
};
export type UndoFacts = {
	/** The case was a T2: nothing was paid. */
	readonly unpaid: boolean;
	readonly refunds: readonly UndoRefund[];
	/** Only what was put back into stock. */
	readonly stock: readonly { readonly sku: string; readonly quantity: number; readonly available: number }[];
	readonly suppliers: readonly {
		readonly id: string;
		readonly state: 'to_send' | 'sent' | 'approved' | 'partly_approved' | 'declined' | 'expired' | 'not_needed';
		/** What we may lose if both the supplier stops and the order ships. */
		readonly atStake: Minor;
	}[];
	/** Numbers of later cases priced as if these units were gone (the last goods, P2). */
	readonly laterCases: readonly string[];
	readonly coupon: 'none' | 'restored' | 'used';
	readonly fee: Minor;
	/** A channel was told that doesn't take it back. */
	readonly channelTold: boolean;
	readonly manager: boolean;
	/** The last calendar day that has begun anywhere. */
	readonly today: string;
};

/** Every effect already done, in the order people read them. What each means stands in `undo-effects.ts`. */
export const UNDO_EFFECTS = [
	'nothing_was_paid',
	'nothing_left',
	'refund_in_flight',
	'authorization_voided',
	'gateway_refunded',
	'deposit_paid',
	'stored_value_returned',
	'coupon_restored',
	'stock_returned',
	'supplier_asked',
	'supplier_approved',
	'later_case',
	'channel_told',
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
	'undo_later_case_first',
	'order_again',
	'reverse_fee'
] as const;
export type UndoRemedy = (typeof UNDO_REMEDIES)[number];

/** One line of the loss meter. `about`: the refund, sku, supplier cancellation or case number; null when it is one thing. */
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

/** The loss meter's lines as they are now. */
export function undoRows(facts: UndoFacts, answers: readonly UndoAnswer[]): UndoRow[] {
	const rows = UNDO_EFFECTS.flatMap((effect) => EFFECTS[effect](facts, answers).map((line) => rowOf(effect, line)));
	return rows.length > 0 ? rows : [rowOf('nothing_left', { remedy: 'none' })];
}

const rowOf = (effect: UndoEffect, line: UndoLine): UndoRow => ({
	effect,
	color: 'free',
	atRisk: 0,
	answered: true,
	about: null,
	blocks: false,
	answer: null,
	...line
});

/** A line as its effect gives it: free and in need of nothing, unless it says otherwise. */
export type UndoLine = Pick<UndoRow, 'remedy'> & Partial<UndoRow>;
