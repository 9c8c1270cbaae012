import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import { settleCase } from './actions/settle.server';

/** Looks whether a case is done, now that some of its money or a supplier's answer came. */
export const settleCancellation = defineJob({
	name: 'cancellations.settle',
	payload: z.object({ subject: idOf('can') }),
	attempts: 8,
	run: (ctx, { subject }) => settleCase(ctx, { id: subject })
});
