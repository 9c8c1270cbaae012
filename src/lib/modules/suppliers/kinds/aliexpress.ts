import type { SupplierOrderState } from '../../orders/order';
import { askableUntil, type Kind, type Meaning, type Outcome, type Read } from './kind';

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
	stateOf: (word) => STATES[word.trim().toUpperCase()],
	meaningOf
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

const GONE: readonly (SupplierOrderState | undefined)[] = ['shipped', 'delivered'];

/**
 * What a reading says, against the one before. `FINISH` with nothing sent is a canceled order, else a delivered one; waiting
 * for the seller to send again after `IN_CANCEL` means that it refused.
 */
function meaningOf({ asked, before, now: { status, sent } }: Read): Meaning {
	const wasSent = sent || GONE.includes(STATES[before]);
	const state = status === 'FINISH' ? (wasSent ? 'delivered' : 'canceled') : (STATES[status] ?? sentState(sent));
	return { state, outcome: asked ? outcomeOf(state, before, status) : 'unknown' };
}

/** A dispute or a freeze is no stage, but what was sent was sent. */
const sentState = (sent: boolean): SupplierOrderState | undefined => (sent ? 'shipped' : undefined);

function outcomeOf(state: SupplierOrderState | undefined, before: string, status: string): Outcome {
	if (state === 'canceled') return 'accepted';
	if (GONE.includes(state)) return 'too_late';
	return before === 'IN_CANCEL' && status === 'WAIT_SELLER_SEND_GOODS' ? 'refused' : 'unknown';
}
