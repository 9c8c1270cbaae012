import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { defineJob } from '$lib/server/jobs';
import type { Reaction } from '$lib/server/outbox';
import { insertTask } from '../../orders/repository/tasks.server';
import { findAsk, markAsked, type SupplierAsk } from '../../suppliers/repository.server';
import { askedByHand, lockAsk } from '../../suppliers/repository/by-hand.server';
import { keptMail } from '../kept-mail';
import { findMail } from '../repository/mails.server';

/**
 * Gives staff the task to ask a supplier that no letter reaches. Once: the asking is marked in the same transaction. How long
 * it was given to answer is, until the task is done, how long they have to ask.
 */
export async function askByHand(tx: Tx, ctx: Ctx, ask: SupplierAsk | undefined): Promise<void> {
	if (ask && (await markAsked(tx, ask.id, ctx.now))) await giveTask(tx, ctx, ask);
}

/** A letter that was sent and came back asked nobody: somebody has to. */
export const askAfterBounce = defineJob({
	name: 'notifications.ask_after_bounce',
	payload: z.object({ mail: idOf('msg') }),
	attempts: 8,
	run: (ctx, { mail: id }) =>
		ctx.db.transaction(async (tx) => {
			const { ask: about } = keptMail.parse((await findMail(tx, id))?.payload);
			if (about === null || !(await lockAsk(tx, about))) return;
			const ask = await findAsk(tx, about);
			if (ask && (await askedByHand(tx, ask)) === undefined) await giveTask(tx, ctx, ask);
		})
});

export const askIfBounced: Reaction = ({ subject, data }) =>
	data?.['message'] === 'supplier-letter' ? askAfterBounce.with({ mail: subject }) : undefined;

async function giveTask(tx: Tx, ctx: Ctx, ask: SupplierAsk): Promise<void> {
	await insertTask(tx, ctx, {
		orderId: ask.orderId,
		cancellationId: ask.cancellationId,
		kind: 'ask_supplier',
		facts: { supplier: ask.supplier.name, supplier_cancellation: ask.id, items: ask.items },
		dueAt: ctx.now
	});
}

/** Gives staff the task to tell a supplier that no letter reaches to go on after all. */
export const tellByHand = (tx: Tx, ctx: Ctx, ask: SupplierAsk) =>
	insertTask(tx, ctx, {
		orderId: ask.orderId,
		cancellationId: ask.cancellationId,
		kind: 'supplier_go_on',
		facts: { supplier: ask.supplier.name, supplier_cancellation: ask.id },
		dueAt: ctx.now
	});
