import { later, MINUTE } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { addedThere, oursOf } from '../../channels/added';
import type { ShopOrder } from '../../channels/connector';
import { linesOf, type Link } from '../../channels/repository/orders.server';
import { pushesOf } from '../../channels/repository/pushes.server';
import type { Desk } from '../case';
import type { NewDifference } from '../repository/refunds/reconcile.server';
import { ownUnits, unitDifferences, type PushFacts } from '../reconcile/units';
import { isOver } from './order-pushes.server';

/** What was found, before it is written down. */
export type Found = Omit<NewDifference, 'id' | 'reconciliationId' | 'orderId' | 'currency' | 'foundAt'>;

/** An order as it stands at a store; nothing where the store does not know it (any more). */
export type There = { readonly link: Link; readonly order: ShopOrder | undefined; readonly archives: boolean };

const MOST_PUSHES = 1000;
const MOMENT = 10 * MINUTE;

/**
 * What our books and an order at a store say differently of its units, and of how it stands. What was released this moment
 * is on its way, so nothing is said of it.
 */
export async function driftThere(tx: Tx, ctx: Ctx, desk: Desk, { link, order, archives }: There): Promise<Found[]> {
	const { connectionId, externalId } = link;
	const at = { connectionId, externalId, oursMinor: null };
	if (!order) return [{ ...at, kind: 'missing_there', about: externalId, oursMinor: desk.order.total }];
	const lines = await linesOf(tx, link);
	const pushes = await pushesOf(tx, link, MOST_PUSHES);
	const fresh = desk.cases.filter(({ releasedAt }) => releasedAt !== null && releasedAt >= later(ctx.now, -MOMENT));
	const onTheWay = fresh.flatMap(({ items }) => items.map(({ lineItemId }) => lineItemId));
	const own = lines.filter(({ lineItemId }) => !onTheWay.includes(lineItemId));
	const units = unitDifferences(ownUnits(own, desk.cases, pushes), oursOf(order.lines, lines)).map((one) => ({
		...{ ...at, kind: 'units' as const, about: one.lineItemId, lineItemId: one.lineItemId },
		...{ oursUnits: one.ours, platformUnits: one.platform }
	}));
	const isDone = isOver(desk) && addedThere(order.lines, lines).length === 0;
	const open = archives && isDone && !order.archived && !isMoving(pushes) && fresh.length === 0;
	const state = { ...at, kind: 'state' as const, about: externalId, oursState: 'closed', platformState: 'open' };
	return open ? [...units, state] : units;
}

const isMoving = (pushes: readonly PushFacts[]) => pushes.some(({ state }) => state === 'waiting' || state === 'sent');
