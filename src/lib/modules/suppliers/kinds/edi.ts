import { agreedShare, askableUntil, type Kind } from './kind';

/**
 * Called off by an EDI message (860 or ORDCHG), answered by one (865 or ORDRSP). It takes whole orders back only, and what
 * it was told is never taken back.
 */
export const edi: Kind = {
	mayAsk: ({ state, terms }) => askableUntil(terms.cancelableUntil, state),
	sends: 'message',
	wholeOnly: true,
	answers: ['edi', 'phone', 'email'],
	paysBack: agreedShare,
	stateOf: () => undefined,
	meaningOf: null
};
