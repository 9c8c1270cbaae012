import { groupBy } from '$lib/core/group';
import { sum } from '$lib/core/money';
import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { move } from '../../refunds/actions/move.server';
import { carriers } from '../../refunds/carried.server';
import { lockMany, type Payable } from '../../refunds/repository.server';
import { MOST_DEPOSITS } from '../batch';
import { insertBatch } from '../repository/batches.server';
import { payableIds } from '../repository/pending.server';
import type { MakeInput } from '../schema';
import { demandPay } from './rights.server';

/** The batches that were made, and how many of what was ticked could not go in any more. */
export type Made = { readonly batches: readonly string[]; readonly count: number; readonly left: number };

/**
 * Puts deposits that wait into a batch, one for each currency among them. What somebody else took meanwhile, or what may not
 * be paid now, stays out.
 * @throws Refused `batch.nothing_to_pay` where nothing is left
 */
export const makeBatches = (ctx: Ctx, { pick, all, currency }: MakeInput): Promise<Made> =>
	ctx.db.transaction(async (tx) => {
		demandPay(ctx);
		const wanted = all ? { currency: currency === '' ? undefined : currency } : { ids: pick };
		const held = await holdPayable(tx, wanted);
		if (held.length === 0) throw new Refused('batch.nothing_to_pay');
		const batches: string[] = [];
		for (const [of, rows] of groupBy(held, (refund) => refund.currency)) batches.push(await make(tx, ctx, of, rows));
		return { batches, count: held.length, left: all ? 0 : pick.length - held.length };
	});

type Wanted = { readonly ids?: readonly string[]; readonly currency?: string | undefined };

/** Looked for, held, and looked at again: whoever came first has it. */
async function holdPayable(tx: Tx, wanted: Wanted): Promise<Payable[]> {
	if (wanted.ids?.length === 0) return [];
	const among = { carriers: carriers(), limit: MOST_DEPOSITS };
	const found = await lockMany(tx, await payableIds(tx, { ...among, ...wanted }));
	const ids = found.map(({ id }) => id);
	const still = new Set(ids.length === 0 ? [] : await payableIds(tx, { ...among, ids }));
	return found.filter(({ id }) => still.has(id));
}

async function make(tx: Tx, ctx: Ctx, currency: string, rows: readonly Payable[]): Promise<string> {
	const { id, number } = await insertBatch(tx, {
		...{ id: ctx.newId('bat'), currency, state: 'open' },
		...{ createdAt: ctx.now, createdBy: ctx.actor.name }
	});
	const set = { batchId: id, submittedAt: ctx.now };
	const data = { batch: number };
	await move(tx, ctx, rows, { intent: 'batch', rights: ctx.actor.rights, set, data });
	const amount = sum(rows.map(({ amountMinor }) => amountMinor));
	await record(tx, ctx, {
		name: 'batch.made',
		subject: id,
		data: { batch: number, count: rows.length, amount, currency }
	});
	return id;
}
