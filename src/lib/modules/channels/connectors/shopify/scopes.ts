export const ALL_ORDERS = 'read_all_orders';

/**
 * What our app must be allowed to do there. An order shows only those of its fulfillment orders that the key may see; only a
 * fulfillment service is asked to let go of units, and of others' services that takes the right to write. Without the right
 * to all orders those older than 60 days are not shown.
 */
export const SCOPES = [
	'read_orders',
	'write_orders',
	ALL_ORDERS,
	'write_order_edits',
	'read_merchant_managed_fulfillment_orders',
	'read_third_party_fulfillment_orders',
	'write_third_party_fulfillment_orders'
] as const;

/** What is missing of them. Whoever may write may read, and the shorter right is then not listed there. */
export const missingOf = (granted: readonly string[]): string[] =>
	SCOPES.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace(/^read_/, 'write_')));
