import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { enqueue } from '$lib/server/jobs/queue';
import { canCall } from '$lib/server/config/providers';
import { report } from '$lib/server/http/report';
import { ordersReadSince } from '../../channels/repository/orders.server';
import { tendersPaidBy } from '../../orders/repository/tenders.server';
import { GATEWAY_NAMES } from '../../payments/gateway-names';
import { GATEWAYS } from '../../payments/gateways/index.server';
import { startNightly } from '../actions/money/reconcile.server';
import { addCompared, ordersInDrift, ordersRefundedSince, setTotal } from '../repository/refunds/reconcile.server';
import { compareOrder } from './compare.server';

/** How far back refunds are compared: they can fail weeks after they left. */
const COMPARED = 35 * DAY;
/** How far back gateways and stores are asked what moved that we may not know of. */
const MOVED = 3 * DAY;
const AT_ONCE = 20;

/** Says which orders a comparison is about, and has them compared some at a time. */
export const reconcile = defineJob({
	name: 'cancellations.reconcile',
	payload: z.object({ subject: idOf('rec') }),
	attempts: 8,
	run: async (ctx, { subject: run }) => {
		const gateways = GATEWAY_NAMES.filter(canCall);
		const listed = await Promise.all([
			ordersRefundedSince(ctx.db, later(ctx.now, -COMPARED), gateways),
			ordersReadSince(ctx.db, later(ctx.now, -MOVED)),
			ordersInDrift(ctx.db),
			...gateways.map((name) => movedAt(ctx, name))
		]);
		const ids = [...new Set(listed.flat())];
		const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
			ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE)
		);
		await ctx.db.transaction(async (tx) => {
			await setTotal(tx, run, ids.length);
			await enqueue(
				tx,
				parts.map((orders, at) => compareOrders.with({ run, orders }, `${run}-${at}`))
			);
		});
	}
});

async function movedAt(ctx: Ctx, name: (typeof GATEWAY_NAMES)[number]): Promise<string[]> {
	try {
		const references = await GATEWAYS[name](ctx).movedSince(later(ctx.now, -MOVED));
		return references.length === 0 ? [] : (await tendersPaidBy(ctx.db, name, references)).map(({ orderId }) => orderId);
	} catch (error) {
		report(error); // the payments we know of are compared all the same, at this gateway and the others
		return [];
	}
}

/** Compares some orders with their gateways and stores. Said again, it finds the same. */
export const compareOrders = defineJob({
	name: 'cancellations.compare_orders',
	payload: z.object({ run: idOf('rec'), orders: z.array(idOf('ord')) }),
	attempts: 8,
	run: async (ctx, { run, orders }) => {
		const troubles: unknown[] = [];
		for (const order of orders) await compareOrder(ctx, run, order).catch((trouble: unknown) => troubles.push(trouble));
		if (troubles.length > 0) throw troubles[0]; // the others are compared by then; it is tried again
		await addCompared(ctx.db, run, orders.length);
	}
});

/** Once a night. */
export const reconcileNightly = (ctx: Ctx): Promise<void> =>
	startNightly(ctx, (run) => [reconcile.with({ subject: run })]);
