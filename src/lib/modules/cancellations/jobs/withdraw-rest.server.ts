import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { carryOutRest } from '../withdrawal/carry-out.server';

/** Looks whether a withdrawal reaches more of its order by now. */
export const withdrawRest = defineJob({
	name: 'cancellations.withdraw_rest',
	payload: z.object({ subject: idOf('ord') }),
	attempts: 12,
	run: (ctx, { subject }) => carryOutRest(ctx, { order: subject })
});

/** What was being packed when its buyer withdrew moved on. */
export const goOnWithdrawing: Reaction = ({ orderId }) =>
	orderId ? withdrawRest.with({ subject: orderId }) : undefined;
