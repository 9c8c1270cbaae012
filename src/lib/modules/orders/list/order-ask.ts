import type { OrderAsk } from './order-asked';
import { ORDER_CHOICES } from './order-choices';

export type { OrderAsk };

/** The same with no filter set, from the front. */
export const unfilteredOrders = ({ q }: Pick<OrderAsk, 'q'>): OrderAsk => ({ state: [], channel: [], supplier: [], q });

export const isOrderFiltered = (ask: OrderAsk): boolean =>
	ORDER_CHOICES.some((name) => ask[name].length > 0) || ask.from !== undefined || ask.to !== undefined;
