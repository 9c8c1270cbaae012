import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { settleLocked } from '../../refunds/actions/settle.server';
import { lockMany, type Payable } from '../../refunds/repository.server';
import { referenceOf } from '../reference';
import { changeBatch, getBatch, itemsOf, lockBatch, refundIdsIn } from '../repository/batches.server';
import { readResult } from '../result/read';
import { compare, type Compared } from '../result/result';
import type { ResultInput } from '../schema';
import { demandPay } from './rights.server';

/** What a bank's answer would change. Changes nothing. @throws Refused `batch.result_…` where the file can't be read */
export async function previewResult(ctx: Ctx, id: string, text: string): Promise<Compared[]> {
	demandPay(ctx);
	const [batch, items] = await Promise.all([getBatch(ctx.db, id), itemsOf(ctx.db, id)]);
	if (batch.exports === 0) throw new Refused('batch.not_exported');
	return compare(demand(readResult(text, referenceOf(id))), items, batch.currency);
}

/**
 * Books what a bank did not take, with its reason, as any refund that failed: it is a person's task then, also after the
 * batch was paid. Said again it changes nothing. Answers how many failed by it.
 * @throws Refused `batch.result_changed` where a refund is not in the batch any more
 */
export const takeResult = (ctx: Ctx, { batch: id, rows }: ResultInput): Promise<number> =>
	ctx.db.transaction(async (tx) => {
		demandPay(ctx);
		const batch = await lockBatch(tx, id);
		const reasons = new Map(rows.map(({ refund, reason }) => [refund, reason]));
		const held = await lockMany(tx, [...reasons.keys()]);
		if (held.length < reasons.size || !held.every((one) => one.batchId === id))
			throw new Refused('batch.result_changed');
		const failing = held.filter(({ state }) => state !== 'failed');
		for (const refund of failing) await settleLocked(tx, ctx, refund, refusedBy(refund, reasons));
		if (failing.length === 0) return 0;
		const data = { batch: batch.number, count: failing.length };
		await record(tx, ctx, { name: 'batch.result_taken', subject: id, data });
		if (batch.state === 'open' && (await refundIdsIn(tx, id, 'submitted')).length === 0)
			await changeBatch(tx, id, { state: 'failed', endedAt: ctx.now, endedBy: ctx.actor.name });
		return failing.length;
	});

const refusedBy = ({ id }: Payable, reasons: ReadonlyMap<string, string>) => ({
	state: 'failed' as const,
	reference: null,
	failure: { code: 'bank_rejected', words: reasons.get(id) ?? '', retry: 'person' as const }
});
