import type { Capabilities } from '../connector';
import type { ConnectorName } from './names';

/** What each connection can do. Rules and screens read this table; a connector's `can` is its row. */
// prettier-ignore
export const CAPABILITIES = {
	shopify: { partial: true, undo: false, restock: true, notifies: ['canceled'], archives: true, refunds: true, webhooks: true },
	woocommerce: { partial: true, undo: true, restock: true, notifies: ['refunded'], archives: false, refunds: true, webhooks: true },
	bigcommerce: { partial: true, undo: true, restock: true, notifies: [], archives: false, refunds: true, webhooks: true }
} as const satisfies Record<ConnectorName, Capabilities>;
