import type { Minor } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { changeLink } from '../../channels/repository/orders.server';
import { closeStoreTasks, insertTask, wasTold } from '../../orders/repository/tasks.server';
import { changeRecovery, leftOf, lockRecoveriesOf, type Recovery } from '../../suppliers/repository/recoveries.server';
import { placeOfAsk } from '../../suppliers/repository/waiting.server';
import { backKey } from '../channels/keys';
import { cameBack } from './back';
import type { Learned } from './learn.server';
import type { AtSeller } from './selling';

type Booking = AtSeller & Learned;

/**
 * What came back on the order in its store: what we asked for by its asking, what its seller gave back by itself for whatever
 * it owes, the oldest first. What is for nothing it owes is put before a person. Said again, it changes nothing.
 */
export async function bookBack(tx: Tx, ctx: Ctx, at: Booking): Promise<void> {
	const { money } = at.order;
	for (const one of await lockRecoveriesOf(tx, at.supplierOrderId)) {
		const missing = cameBack(money, backKey(one.id)) - one.receivedMinor;
		if (missing > 0) await receive(tx, ctx, at, { one, amount: Math.min(missing, leftOf(one)) });
	}
	let fresh = cameBack(money, null) - at.link.bookedBack;
	let booked = 0;
	for (const one of fresh > 0 ? await lockRecoveriesOf(tx, at.supplierOrderId) : []) {
		const amount = Math.min(fresh, leftOf(one));
		if (amount > 0) await receive(tx, ctx, at, { one, amount });
		[fresh, booked] = [fresh - amount, booked + amount];
	}
	if (booked > 0) await changeLink(tx, at.there, { bookedBack: at.link.bookedBack + booked });
	await tellOfMore(tx, ctx, at, fresh);
}

type Received = { readonly one: Recovery; readonly amount: Minor };

async function receive(tx: Tx, ctx: Ctx, at: Booking, { one, amount }: Received): Promise<void> {
	if (amount <= 0) return;
	await changeRecovery(tx, one.id, { receivedMinor: one.receivedMinor + amount });
	const { cancellationId } = await placeOfAsk(tx, one.id);
	const data = { amount, currency: one.currency, reference: at.order.name, supplier: at.purchase.supplierName };
	await record(tx, ctx, { name: 'supplier.paid_back', subject: one.id, orderId: at.orderId, cancellationId, data });
}

/** It gave back more than it owes: for what, only a person can ask. */
async function tellOfMore(tx: Tx, ctx: Ctx, { there, orderId, shop, link }: Booking, amount: Minor): Promise<void> {
	const { connectionId: connection, externalId: order } = there;
	const about = { orderId, kind: 'supplier_gave_back' as const, reference: `${connection}/${order}/${amount}` };
	await closeStoreTasks(tx, { ...about, connection, except: amount > 0 ? about.reference : '' }, 'in_step');
	if (amount <= 0 || (await wasTold(tx, about))) return;
	const facts = { shop, amount, currency: link.currency, connection, order, reference: about.reference };
	await insertTask(tx, ctx, { orderId, cancellationId: null, kind: about.kind, facts });
}
