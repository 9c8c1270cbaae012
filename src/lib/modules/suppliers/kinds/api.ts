import { agreedShare, askableUntil, type Kind } from './kind';

/** Its own program is told by a signed webhook, and answers with an API key of its own; without one an agent asks. */
export const api: Kind = {
	mayAsk: ({ state, terms }) => askableUntil(terms.cancelableUntil, state),
	sends: 'webhook',
	answers: ['api', 'phone', 'email'],
	paysBack: agreedShare,
	stateOf: () => undefined,
	meaningOf: null
};
