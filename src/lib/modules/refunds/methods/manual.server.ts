import { byHand } from './method.server';

/** Staff give it back in the provider's console, or in cash, and record the reference. */
export const manual = byHand('This refund is made by a person and recorded');
