import { byHand } from './method.server';

/** Staff pay it out from the shop's bank and record the date and reference. */
export const bankDeposit = byHand('A bank deposit is paid by a person and recorded');
