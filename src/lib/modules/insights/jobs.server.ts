import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { DAY, later } from '$lib/core/time';
import { defineJob } from '$lib/server/jobs';
import { record } from '$lib/server/outbox';
import { insertTask } from '../orders/repository/tasks.server';
import { currentPolicy } from '../settings/repository.server';
import { oftenLike, tellOnce } from './repository.server';

/** Looks whether a product is canceled so often for one reason that somebody should look into why. */
export const watchReasons = defineJob({
	name: 'insights.watch_reasons',
	payload: z.object({ subject: idOf('can') }),
	attempts: 5,
	run: (ctx, { subject }) =>
		ctx.db.transaction(async (tx) => {
			const { watch_cases: least, watch_days: days } = (await currentPolicy(tx)).policy;
			if (least === 0) return;
			const since = later(ctx.now, -days * DAY);
			for (const { order_id: orderId, sku, reason, count } of await oftenLike(tx, subject, since, least)) {
				if (!(await tellOnce(tx, { sku, reason, now: ctx.now, since }))) continue;
				const facts = { sku, reason, quantity: count, days };
				await insertTask(tx, ctx, { orderId, cancellationId: null, kind: 'look_into_reason', facts });
				await record(tx, ctx, { name: 'product.often_canceled', subject: sku, orderId, data: facts });
			}
		})
});
