import type { EventName } from '$lib/core/events';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { OrderFacts } from '../order';
import type { AcceptedCase } from '../owed';
import { insertFulfillment } from '../repository/fulfillments.server';
import { lockOrder } from '../repository/read.server';
import { movesBetween, moveUnits } from '../repository/units.server';
import type { FulfillmentInput } from '../schema';
import { moveUnits as moved, type Units } from '../units';
import { owedFor } from '../view';

/**
 * What cancellations have done to an order's debt. Handed in by wiring, because cancellations stand to the right of
 * orders; called under the order's lock.
 */
export type ReadAccepted = (tx: Tx, orderId: string) => Promise<readonly AcceptedCase[]>;

export type FulfillInput = FulfillmentInput & { readonly order: string };

const EVENTS = {
	pack: 'fulfillment.packed',
	ship: 'fulfillment.shipped',
	deliver: 'fulfillment.delivered',
	revert: 'fulfillment.reverted'
} as const satisfies Record<FulfillmentInput['action'], EventName>;

/**
 * Books what the warehouse did: all items or none. Under the order's lock, so a scan and a request for the same unit end
 * in exactly one of the two: a held unit is never packed, a packed one never canceled. What is owed holds the goods.
 */
export const fulfill = (ctx: Ctx, { order: id, action, items }: FulfillInput, readAccepted: ReadAccepted) =>
	ctx.db.transaction(async (tx) => {
		const [order, accepted] = await Promise.all([lockOrder(tx, ctx.actor, id), readAccepted(tx, id)]);
		if (!ctx.actor.rights.has('see_all')) throw new Refused('auth.forbidden');
		if (action === 'pack' || action === 'ship') mustBePaid(order, accepted);
		const moves = linesAfter(order, action, items).flatMap(({ id: line, before, after }) =>
			movesBetween(line, before, after)
		);
		await Promise.all([
			moveUnits(tx, moves),
			insertFulfillment(tx, ctx, { orderId: id, action, items }),
			record(tx, ctx, { name: EVENTS[action], subject: id, orderId: id, data: { items } })
		]);
	});

function mustBePaid(order: OrderFacts, accepted: readonly AcceptedCase[]): void {
	const owed = owedFor(order, accepted);
	const onDelivery = order.tenders.some(({ kind }) => kind === 'cash_on_delivery');
	if (owed > 0 && !onDelivery) throw new Refused('order.on_hold_for_balance', { owed, currency: order.currency });
}

type LineAfter = { readonly id: string; readonly before: Units; after: Units };

/** A line may be scanned more than once in one go. */
function linesAfter({ lines }: OrderFacts, action: FulfillInput['action'], items: FulfillInput['items']): LineAfter[] {
	const after = new Map<string, LineAfter>();
	for (const { line_item, quantity } of items) {
		const units = lines.find(({ id }) => id === line_item)?.units;
		if (!units) throw new Refused('order.line_unknown', { line: line_item });
		const line = after.get(line_item) ?? { id: line_item, before: units, after: units };
		line.after = demand(moved(line.after, action, quantity));
		after.set(line_item, line);
	}
	return [...after.values()];
}
