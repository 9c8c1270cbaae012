import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { defineJob } from '$lib/server/jobs';
import { askByHand, tellByHand } from '../../notifications/jobs/ask-by-hand.server';
import { KINDS } from '../../suppliers/kinds';
import { findAsk, markAsked } from '../../suppliers/repository.server';
import { listensFor } from '../repository/endpoints.server';

/**
 * A supplier whose own program is told by webhook has been asked by that; where none listens, an agent asks it. Said
 * again, it changes nothing.
 */
export const askByWebhook = defineJob({
	name: 'webhooks.ask_supplier',
	payload: z.object({ subject: idOf('sca'), go_on: z.boolean() }),
	attempts: 8,
	run: (ctx, { subject, go_on }) =>
		ctx.db.transaction(async (tx) => {
			const ask = await findAsk(tx, subject);
			if (!ask || KINDS[ask.supplier.kind].sends !== 'webhook') return;
			const isTold = await listensFor(tx, ask.supplier.name);
			if (go_on && !isTold && TOLD.includes(ask.state)) await tellByHand(tx, ctx, ask);
			if (!go_on) await (isTold ? markAsked(tx, ask.id, ctx.now) : askByHand(tx, ctx, ask));
		})
});

/** Only one that was asked is told to go on after all. */
const TOLD: readonly string[] = ['sent', 'not_needed'];
