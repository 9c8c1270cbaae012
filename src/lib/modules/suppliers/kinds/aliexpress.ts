import type { SupplierOrderState } from '../../orders/order';
import { askableUntil, type Kind } from './kind';

/**
 * AliExpress has no call that cancels: an agent asks on the site, the seller decides, and later statuses of the order tell.
 * That works only until it is shipped; then there is a dispute or a return. A seller who agrees sends nothing, and the whole
 * payment comes back by itself.
 */
export const aliexpress: Kind = {
	mayAsk: ({ state }) => askableUntil('placed', state),
	sends: 'task',
	answers: ['site', 'email'],
	paysBack: ({ state }) => (state === 'placed' ? 100 : 0),
	stateOf: (word) => STATES[word.trim().toUpperCase()]
};

/** How far an order has got by its `order_status`. Held for a check or being disputed is no change of that. */
const STATES: Readonly<Record<string, SupplierOrderState>> = {
	PLACE_ORDER_SUCCESS: 'not_placed', // not paid: it lapses by itself
	PAYMENT_PROCESSING: 'placed',
	RISK_CONTROL: 'placed',
	RISK_CONTROL_HOLD: 'placed',
	WAIT_SELLER_EXAMINE_MONEY: 'placed',
	WAIT_SELLER_SEND_GOODS: 'placed',
	IN_CANCEL: 'placed',
	SELLER_PART_SEND_GOODS: 'shipped',
	WAIT_BUYER_ACCEPT_GOODS: 'shipped',
	FUND_PROCESSING: 'delivered',
	ARCHIVE: 'delivered'
};

export type Outcome = 'accepted' | 'refused' | 'too_late' | 'unknown';

/**
 * What became of our asking, by the order's statuses before and now. `FINISH` after the asking, with nothing sent, is a
 * canceled order; waiting for the seller to send again means it refused.
 */
export function outcomeOf(asked: boolean, before: string, now: string): Outcome {
	if (!asked || now === 'IN_CANCEL') return 'unknown';
	const wasSent = STATES[before] === 'shipped' || STATES[before] === 'delivered';
	if (now === 'FINISH') return wasSent ? 'too_late' : 'accepted';
	if (before === 'IN_CANCEL' && now === 'WAIT_SELLER_SEND_GOODS') return 'refused';
	return STATES[now] === 'shipped' || STATES[now] === 'delivered' ? 'too_late' : 'unknown';
}
