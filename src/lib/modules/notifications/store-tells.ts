import type { StoreFact } from '../channels/connector';
import { refundsOf, type Case, type Desk } from '../cancellations/case';
import { isOfStore } from '../cancellations/facts';
import type { CaseMessage } from './names';

/**
 * The store an order came from, and what it tells its customer itself. `left`: a person left the units there as they are;
 * `waits`: it is told of the case only later.
 */
export type TellingStore = { readonly tells: readonly StoreFact[]; readonly left: boolean; readonly waits: boolean };

type Telling = { readonly desk: Desk; readonly it: Case; readonly subject: string };

/**
 * Whether the store says to its customer what this message would: our mail of the same is not sent. Money that went another
 * way than through the store is told by us, and so are units that are only gone here.
 */
export function storeTells(telling: Telling, message: CaseMessage, { tells, left, waits }: TellingStore): boolean {
	const told = { canceled: tells.includes('canceled') && !left, refunded: tells.includes('refunded') };
	const refunds = refundsOf(telling.desk, telling.it.id).filter(({ state }) => state !== 'canceled');
	if (message === 'accepted') return told.canceled && !waits;
	if (message === 'refund-sent')
		return told.refunded && refunds.some((one) => one.id === telling.subject && isOfStore(telling.desk, one));
	if (message !== 'canceled') return false;
	return refunds.length === 0 ? told.canceled : told.refunded && refunds.every((one) => isOfStore(telling.desk, one));
}
