import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { askFor } from '../../channels/repository/orders.server';
import { pushesOf } from '../../channels/repository/pushes.server';
import { findWritable } from '../../channels/repository/sellers.server';
import { markAsked, type SupplierAsk } from '../../suppliers/repository.server';
import { askKey } from '../channels/keys';

/**
 * Has units taken off the order in a supplier's store: they are written there as soon as it is read.
 * @returns whether it can be: its store is connected, and our order there known
 */
export async function askAtStore(tx: Tx, ctx: Ctx, ask: SupplierAsk): Promise<boolean> {
	const there = await findWritable(tx, ask.supplierOrderId);
	if (!there) return false;
	if (await markAsked(tx, ask.id, ctx.now)) await askFor(tx, there.connectionId, [there.externalId], ctx.now);
	return true;
}

const MOST = 1000;

/** Whether a supplier has to be told to go on: what never reached its store need not be taken back there. */
export async function wasStopped(tx: Tx, ctx: Ctx, ask: SupplierAsk): Promise<boolean> {
	const there = await findWritable(tx, ask.supplierOrderId);
	if (!there) return true;
	const push = (await pushesOf(tx, there, MOST)).find(({ key }) => key === askKey(ask.id));
	await askFor(tx, there.connectionId, [there.externalId], ctx.now);
	return push !== undefined && (push.state === 'sent' || push.state === 'done');
}
