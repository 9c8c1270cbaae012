import { askableUntil, type Kind } from './kind';

/**
 * Made for one customer: all comes back before its making begins, what was begun is charged by the terms, and what was sent
 * is charged in full. It can be asked as long as it is being made.
 */
export const printOnDemand: Kind = {
	mayAsk: ({ state, terms }) => askableUntil(terms.cancelableUntil, state),
	sends: 'letter',
	answers: ['link', 'phone', 'email', 'site'],
	paysBack: ({ state, terms }) => (state === 'placed' ? 100 : state === 'in_production' ? terms.backInProduction : 0),
	stateOf: () => undefined,
	meaningOf: null
};
