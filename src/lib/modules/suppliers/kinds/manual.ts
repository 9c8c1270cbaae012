import { agreedShare, askableUntil, type Kind } from './kind';

/** An agent asks on the supplier's own site, or by phone, and records what it said. */
export const manual: Kind = {
	mayAsk: ({ state, terms }) => askableUntil(terms.cancelableUntil, state),
	sends: 'task',
	answers: ['site', 'phone', 'email', 'link'],
	paysBack: agreedShare,
	stateOf: () => undefined,
	meaningOf: null
};
