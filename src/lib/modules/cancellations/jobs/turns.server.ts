import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import { giveInTurn, passOn } from '../actions/decide/turns.server';

/** Gives a new request to whose turn it is. */
export const giveCaseInTurn = defineJob({
	name: 'cancellations.give_in_turn',
	payload: z.object({ subject: idOf('can') }),
	attempts: 8,
	run: (ctx, { subject }) => giveInTurn(ctx, { id: subject })
});

/** Gives what somebody leaves behind to others. */
export const passOnCases = defineJob({
	name: 'cancellations.pass_on',
	payload: z.object({ subject: idOf('stf') }),
	attempts: 8,
	run: (ctx, { subject }) => passOn(ctx, { staff: subject })
});
