import { GraphQLError } from 'graphql';
import type { StoreOrder } from './store';

/** What an app of a store is granted that follows what our page asks for. */
export const GRANTED: readonly string[] = [
	...['write_orders', 'read_all_orders', 'write_order_edits'], // whoever may write may read, which it does not list
	...['read_merchant_managed_fulfillment_orders', 'write_third_party_fulfillment_orders']
];

export type Granted = { scopes: readonly string[] };

const may = ({ scopes }: Granted, scope: string) =>
	scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, 'write_'));

/** @throws what it answers whoever lacks the scope, with HTTP 200 */
export function demandScope(granted: Granted, scope: string, field: string): void {
	if (may(granted, scope)) return;
	throw new GraphQLError(`Access denied for ${field} field. Required access: \`${scope}\` access scope.`, {
		extensions: { code: 'ACCESS_DENIED', documentation: 'https://shopify.dev/api/usage/access-scopes' }
	});
}

/** Of an order's fulfillment orders those that the key may see; nothing is said of the others. */
export const seenBy = (granted: Granted, { fulfillmentOrders }: StoreOrder) =>
	fulfillmentOrders.filter(({ ownPlace = false }) =>
		may(granted, ownPlace ? 'read_merchant_managed_fulfillment_orders' : 'read_third_party_fulfillment_orders')
	);

/** An order is shown to whoever may see it; of others it says that there is none. */
export const isShown = (granted: Granted, { old = false }: StoreOrder) => !old || may(granted, 'read_all_orders');

const FULFILLMENT = ['read_merchant_managed_fulfillment_orders', 'read_third_party_fulfillment_orders'];

/** Why it tells nobody of a topic at an address. */
export function whyNotTold(granted: Granted, topic: string, uri: string): string | undefined {
	const wanted = topic.startsWith('FULFILLMENT_ORDERS_') ? FULFILLMENT : ['read_orders'];
	if (!wanted.some((scope) => may(granted, scope)))
		return `You cannot create a webhook subscription with the specified topic ${topic}`;
	// a store takes no address on its own machine either, but our browser tests have no other
	return /^(https:|http:\/\/localhost)/.test(uri) ? undefined : 'Address protocol http:// is not supported';
}
