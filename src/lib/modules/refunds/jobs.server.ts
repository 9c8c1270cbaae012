import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import { settle } from './actions/settle.server';
import { markSubmitted } from './actions/submit.server';
import { METHODS } from './methods/index.server';

/**
 * Pays one refund. Safe to run twice: the refund's own id is the idempotency key at the provider. A decline is an answer,
 * so the job ends with it; only an unknown outcome throws and is tried again.
 */
export const payRefund = defineJob({
	name: 'refunds.pay',
	payload: z.object({ subject: idOf('rfd') }),
	attempts: 8,
	run: async (ctx, { subject }) => {
		const refund = await markSubmitted(ctx, subject);
		if (!refund) return; // settled, held, canceled or blocked meanwhile
		const receipt = await METHODS[refund.method].pay(ctx, refund, { key: refund.id });
		await settle(ctx, { id: refund.id, receipt });
	}
});
