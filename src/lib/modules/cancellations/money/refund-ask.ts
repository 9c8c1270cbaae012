import type { RefundAsk } from './refund-asked';
import { REFUND_CHOICES } from './refund-choices';

export type { RefundAsk };

/** The same with no filter set, from the front. */
export const unfilteredRefunds = ({ tab, q }: Pick<RefundAsk, 'tab' | 'q'>): RefundAsk => ({
	...{ tender: [], method: [], gateway: [] },
	tab,
	q
});

export const isRefundFiltered = ({ currency, from, to, due, ...ask }: RefundAsk): boolean =>
	REFUND_CHOICES.some((name) => ask[name].length > 0) || [currency, from, to, due].some((one) => one !== undefined);
