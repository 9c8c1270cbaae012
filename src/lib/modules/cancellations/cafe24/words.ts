import { m } from '$lib/paraglide/messages';
import type { Trouble } from './claims';
import type { Intent } from './codes';

/** What was made of a claim. */
export const DID_WORDS: Readonly<Record<Intent | 'same', () => string>> = {
	file: m.claims_did_file,
	start: m.claims_did_start,
	hold: m.claims_did_hold,
	cancel: m.claims_did_cancel,
	cancel_unpaid: m.claims_did_cancel_unpaid,
	reject: m.claims_did_reject,
	same: m.claims_did_same
};

/** Why a claim was kept out, and what to do about it. */
export const TROUBLE_WORDS: Readonly<Record<Trouble, (found: { found: string }) => string>> = {
	no_claim_code: m.claims_trouble_no_claim_code,
	no_order_number: m.claims_trouble_no_order_number,
	code_unknown: m.claims_trouble_code_unknown,
	refund_open_there: m.claims_trouble_refund_open_there,
	reason_unknown: m.claims_trouble_reason_unknown,
	quantity_unreadable: m.claims_trouble_quantity_unreadable,
	amount_unreadable: m.claims_trouble_amount_unreadable,
	rows_disagree: m.claims_trouble_rows_disagree,
	item_named_twice: m.claims_trouble_item_named_twice,
	order_unknown: m.claims_trouble_order_unknown,
	item_unknown: m.claims_trouble_item_unknown,
	amount_differs: m.claims_trouble_amount_differs,
	rejected_there: m.claims_trouble_rejected_there,
	ended_here: m.claims_trouble_ended_here,
	not_unpaid: m.claims_trouble_not_unpaid,
	paid_here: m.claims_trouble_paid_here,
	refund_moving: m.claims_trouble_refund_moving,
	not_settled: m.claims_trouble_not_settled,
	not_possible: m.claims_trouble_not_possible
};
