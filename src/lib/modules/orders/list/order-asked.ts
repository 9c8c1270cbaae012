import { z } from 'zod';
import { day, partsIn, perhaps, searched, someOf } from '$lib/core/asked';
import { idOf } from '$lib/core/ids';
import { ORDER_CHOICES } from './order-choices';
import { ORDER_STATES } from '../state';

/** All that an address of All orders can ask for. `from` and `to` are days in the shop's time zone. */
const orderAsk = z.object({
	state: someOf(z.enum(ORDER_STATES)),
	channel: someOf(z.string().min(1).max(200)),
	supplier: someOf(idOf('sup')),
	from: day,
	to: day,
	q: searched,
	at: perhaps(z.string().max(2000))
});
export type OrderAsk = z.output<typeof orderAsk>;

/** What an address asks for; read on the server, away from what pages use. */
export const orderAskIn = (params: URLSearchParams): OrderAsk =>
	orderAsk.parse(partsIn(params, ['from', 'to', 'q', 'at'], ORDER_CHOICES));
