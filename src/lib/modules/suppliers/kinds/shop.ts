import { agreedShare, askableUntil, type Kind } from './kind';

/**
 * Its own store is connected: units are taken off our order there, and what that order says when it is read again is its
 * answer; without a connection or an order there an agent asks.
 */
export const shop: Kind = {
	mayAsk: ({ state, terms }) => askableUntil(terms.cancelableUntil, state),
	sends: 'write',
	answers: ['site', 'phone', 'email'],
	paysBack: agreedShare,
	stateOf: () => undefined,
	meaningOf: null
};
