import { z } from 'zod';
import { day, decimal, partsIn, perhaps, searched, someOf } from '$lib/core/asked';
import { TENDER_NAMES } from '../../orders/tenders/tender-names';
import { METHOD_NAMES } from '../../refunds/method-names';
import { REFUND_TABS } from '../queue/queue';
import { GATEWAYS, REFUND_CHOICES, REFUND_DUE } from './refund-choices';

/** All that an address of the refunds can ask for. `from` and `to` are the days they are due, in the shop's time zone. */
const refundAsk = z.object({
	tab: z.enum(REFUND_TABS).catch('due'),
	tender: someOf(z.enum(TENDER_NAMES)),
	method: someOf(z.enum(METHOD_NAMES)),
	gateway: someOf(z.enum(GATEWAYS)),
	currency: perhaps(z.string().regex(/^[A-Z]{3}$/)),
	least: decimal,
	most: decimal,
	due: perhaps(z.enum(REFUND_DUE)),
	from: day,
	to: day,
	q: searched,
	at: perhaps(z.string().max(2000))
});
export type RefundAsk = z.output<typeof refundAsk>;

/** What an address asks for. Amounts compare within one currency only, so without one there is no range. */
export function refundAskIn(params: URLSearchParams): RefundAsk {
	const single = ['tab', 'currency', 'least', 'most', 'due', 'from', 'to', 'q', 'at'];
	const ask = refundAsk.parse(partsIn(params, single, REFUND_CHOICES));
	return ask.currency === undefined ? { ...ask, least: undefined, most: undefined } : ask;
}
