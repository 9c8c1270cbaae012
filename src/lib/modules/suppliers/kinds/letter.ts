import { agreedShare, askableUntil, type Kind } from './kind';

/** Asked by e-mail; it answers on the page the letter links to, or calls, or writes back. */
export const letter: Kind = {
	mayAsk: ({ state, terms }) => askableUntil(terms.cancelableUntil, state),
	sends: 'letter',
	answers: ['link', 'phone', 'email'],
	paysBack: agreedShare,
	stateOf: () => undefined,
	meaningOf: null
};
