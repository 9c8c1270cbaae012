import type { Minor } from '$lib/core/money';
import { isPayable, type Balance } from '../../orders/balance';
import type { OrderState } from '../../orders/state';
import type { Payment } from '../../payments/payment';
import type { Recorded } from '../wording/event-words';

/** An order's balances, newest first, the payment that is under way, and what happened to both. */
export type BalanceView = {
	readonly balances: readonly Balance[];
	readonly paying: Payment | undefined;
	readonly history: readonly Recorded[];
};

/** What of an order's page it depends on. */
type Seen = { readonly order: { readonly owed: Minor; readonly state: OrderState }; readonly debt: BalanceView };

export const openIn = ({ debt }: Seen): Balance | undefined => debt.balances.find(({ state }) => state === 'open');

/** The shopper can be asked for it. */
export const canAsk = ({ order }: Seen): boolean => order.owed > 0 && isPayable(order.state);

/** Money may still come for it: what is owed, or what was not wanted any more (T15). */
export const canRecord = ({ order }: Seen): boolean => order.owed > 0 || order.state === 'canceled';

/** Ids of the forms that stand on an order's page as it is now. */
export const balanceForms = (seen: Seen): string[] => [
	...(canRecord(seen) ? ['payment'] : []),
	...(canAsk(seen) ? ['ask'] : []),
	...(openIn(seen) ? ['giveUp'] : [])
];
