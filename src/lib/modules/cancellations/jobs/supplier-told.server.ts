import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import { supplierTold } from '../suppliers/told.server';

/** Starts a supplier's time to answer when a person has asked or reminded it. */
export const startAnswerTime = defineJob({
	name: 'cancellations.supplier_told',
	payload: z.object({ task: idOf('tsk') }),
	attempts: 8,
	run: (ctx, { task }) => supplierTold(ctx, task)
});
