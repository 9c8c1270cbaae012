/** Why rows of a file are kept out. The words of each stand in `admin/kind-words.ts`. */
export const KINDS = [
	'malformed',
	'sibling_malformed',
	'quote_not_closed',
	'no_order_number',
	'rows_far_apart',
	'too_many_lines',
	'invalid',
	'date_unreadable',
	'quantity_unreadable',
	'quantity_not_positive',
	'amount_unreadable',
	'negative_price',
	'currency_unknown',
	'tender_unknown',
	'amounts_do_not_add_up',
	'state_unknown',
	'payment_split_unknown',
	'payment_taken',
	'partly_shipped_line',
	'canceled_there',
	'refunded_there',
	'cancellation',
	'no_customer',
	'already_imported'
] as const;
export type Kind = (typeof KINDS)[number];

/** No trouble: the order is there already. */
export const PRESENT = 'already_imported' satisfies Kind;
