import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { RETURN_STATES, type Return, type ReturnItem } from './return';

const when = z.iso.datetime().nullable();

/** Goods that are to come back, or came, as outsiders see them. `cancellation`: the case that pays for them. */
export const returnView = z
	.object({
		id: idOf('ret'),
		order: idOf('ord'),
		cancellation: idOf('can').nullable(),
		state: z.enum(RETURN_STATES),
		opened_at: z.iso.datetime(),
		received_at: when,
		proven_at: when,
		items: z.array(z.object({ line_item: idOf('lin'), quantity: z.int() }))
	})
	.meta({ title: 'Return' });
export type ReturnView = z.infer<typeof returnView>;

export const toReturnView = (it: Return, items: readonly ReturnItem[]): ReturnView => ({
	...{ id: it.id, order: it.orderId, cancellation: it.cancellationId, state: it.state },
	opened_at: it.openedAt.toISOString(),
	received_at: it.receivedAt?.toISOString() ?? null,
	proven_at: it.provenAt?.toISOString() ?? null,
	items: items.map(({ lineItemId, quantity }) => ({ line_item: lineItemId, quantity }))
});
