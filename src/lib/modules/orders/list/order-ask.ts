import type { OrderAsk } from './order-asked';

export type { OrderAsk };

/** Filters of which several values may be chosen: any one of them will do. */
export const ORDER_CHOICES = ['state', 'channel', 'supplier'] as const;

/** The same with no filter set, from the front. */
export const unfilteredOrders = ({ q }: Pick<OrderAsk, 'q'>): OrderAsk => ({ state: [], channel: [], supplier: [], q });

export const isOrderFiltered = (ask: OrderAsk): boolean =>
	ORDER_CHOICES.some((name) => ask[name].length > 0) || ask.from !== undefined || ask.to !== undefined;
