import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { forgetAfterPayout } from '../../payments/bank-details.server';
import { move } from '../../refunds/actions/move.server';
import { lockMany, type Payable } from '../../refunds/repository.server';
import { changeBatch, lockBatch, refundIdsIn, type BatchRow } from '../repository/batches.server';
import type { CancelInput, PaidInput, RemoveInput } from '../schema';
import { demandPay } from './rights.server';

/**
 * The bank made the transfers: every deposit of the batch that still waits for its word is paid, once.
 * @throws Refused `batch.wrong_state`, `batch.not_exported`
 */
export const markPaid = (ctx: Ctx, { batch: id, date, reference }: PaidInput): Promise<number> =>
	ctx.db.transaction(async (tx) => {
		const batch = await lockOpen(tx, ctx, id);
		if (batch.exports === 0) throw new Refused('batch.not_exported');
		const rows = await waitingIn(tx, id);
		const data = { date, reference, batch: batch.number };
		await move(tx, ctx, rows, { intent: 'succeed', set: { reference, settledAt: ctx.now }, data });
		const cases = [...new Set(rows.map(({ cancellationId }) => cancellationId))];
		const ended = { endedAt: ctx.now, endedBy: ctx.actor.name };
		await Promise.all([
			forgetAfterPayout(tx, ctx, cases),
			changeBatch(tx, id, { state: 'paid', paidOn: date, paidReference: reference, ...ended }),
			record(tx, ctx, { name: 'batch.paid', subject: id, data: { ...data, count: rows.length } })
		]);
		return rows.length;
	});

/** Its deposits wait again. Once a file left, somebody has to say that the bank did not get it. @throws Refused `batch.at_bank` */
export const cancelBatch = (ctx: Ctx, { batch: id, kept_back }: CancelInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const batch = await lockOpen(tx, ctx, id);
		if (batch.exports > 0 && !kept_back) throw new Refused('batch.at_bank');
		await takeOut(tx, ctx, batch, await waitingIn(tx, id));
		await changeBatch(tx, id, { state: 'canceled', endedAt: ctx.now, endedBy: ctx.actor.name });
		await record(tx, ctx, { name: 'batch.canceled', subject: id, data: { batch: batch.number } });
	});

/** One deposit waits again. Only before a file with it left. @throws Refused `batch.at_bank`, `refund.not_found` */
export const removeDeposit = (ctx: Ctx, { batch: id, refund }: RemoveInput): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const batch = await lockOpen(tx, ctx, id);
		if (batch.exports > 0) throw new Refused('batch.at_bank');
		const waiting = await waitingIn(tx, id);
		const rows = waiting.filter((row) => row.id === refund);
		if (rows.length === 0) throw new Refused('refund.not_found', { id: refund });
		await takeOut(tx, ctx, batch, rows);
		await record(tx, ctx, { name: 'batch.deposit_removed', subject: id, data: { batch: batch.number, refund } });
		if (waiting.length > 1) return;
		await changeBatch(tx, id, { state: 'canceled', endedAt: ctx.now, endedBy: ctx.actor.name });
	});

const takeOut = (tx: Tx, ctx: Ctx, { number }: BatchRow, rows: readonly Payable[]) =>
	move(tx, ctx, rows, {
		...{ intent: 'unbatch', rights: ctx.actor.rights },
		...{ set: { batchId: null, submittedAt: null }, data: { batch: number } }
	});

/** Holds a batch of which nobody knows yet what the bank did. */
export async function lockOpen(tx: Tx, ctx: Ctx, id: string): Promise<BatchRow> {
	demandPay(ctx);
	const batch = await lockBatch(tx, id);
	if (batch.state !== 'open') throw new Refused('batch.wrong_state', { state: batch.state });
	return batch;
}

const waitingIn = async (tx: Tx, id: string): Promise<Payable[]> =>
	lockMany(tx, await refundIdsIn(tx, id, 'submitted'));
