import { sum } from '$lib/core/money';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { takenNumbers } from '../../orders/repository/read.server';
import { paymentNames } from '../../orders/repository/write/payment-names';
import { insertOrders } from '../../orders/repository/write/write.server';
import { OPENINGS } from '../openings.server';
import { paidOnce } from './paid-once.server';
import type { OpenRun } from '../import';
import type { Batch } from '../reading/batches.server';
import {
	isReadable,
	newOrderOf,
	tooLate,
	troublesOf,
	type ReadableGroup,
	type ReadGroup,
	type Trouble
} from '../reading/orders';
import { keepNamed, namedBefore } from '../repository/payments.server';
import {
	insertOutcomes,
	insertTroubles,
	lockRun,
	metNumbers,
	saveProgress,
	type RunKey
} from '../repository/runs.server';
import type { Totals } from '../schema';
import type { Phase } from '../state';

/**
 * Keeps what a batch is, its orders written and how far the run has come, all in one transaction.
 * @param behind how many batches there were before
 * @returns whether it was kept; not when the run was stopped meanwhile, or somebody else has gone on with it
 */
export const keepBatch = (ctx: Ctx, key: RunKey, read: Batch, behind: number): Promise<boolean> =>
	ctx.db.transaction(async (tx) => {
		const run = await lockRun(tx, key);
		if (run?.state !== 'running' || (run.checkpoint?.batch ?? 0) !== behind) return false;
		const isCheck = key.phase === 'check';
		const groups = await paidOnce(tx, read.groups, (named) => (isCheck ? namedBefore(tx, key, named) : []));
		const batch = { ...read, groups };
		const met = await metNumbers(
			tx,
			key,
			batch.groups.map(({ number }) => number)
		);
		const fresh = batch.groups.filter(isReadable).filter(({ number }) => !met.has(number));
		const written = await writeOrders({ ...ctx, tx }, key.phase, fresh);
		if (isCheck) await keepNamed(tx, key, fresh.filter(({ number }) => written.has(number)).flatMap(paymentNames));
		const late = (group: ReadGroup) => (met.has(group.number) ? tooLate(group) : troublesOf(group));
		const troubles = [...batch.troubles, ...batch.groups.flatMap(late)];
		await Promise.all([
			insertOutcomes(tx, outcomesOf(key, batch, { met, written })),
			insertTroubles(tx, key, troubles),
			saveProgress(tx, key, ctx.now, added(run, batch, { fresh, written, troubles }))
		]);
		return true;
	});

/** The ids of the orders that came in, by number, empty in a dry run; a number that is missing was there already. */
type Written = ReadonlyMap<string, string>;

async function writeOrders(ctx: Ctx & { tx: Tx }, phase: Phase, groups: readonly ReadableGroup[]): Promise<Written> {
	if (groups.length === 0) return new Map();
	if (phase === 'import') {
		const { orders } = await insertOrders(ctx.tx, ctx, groups.map(newOrderOf), OPENINGS);
		return new Map(orders.map(({ id, number }) => [number, id]));
	}
	const numbers = groups.map(({ number }) => number);
	const taken = new Set(await takenNumbers(ctx.tx, numbers));
	return new Map(numbers.filter((number) => !taken.has(number)).map((number) => [number, '']));
}

function outcomesOf(
	{ id, phase }: RunKey,
	{ groups }: Batch,
	{ met, written }: { met: Set<string>; written: Written }
) {
	return groups
		.filter(({ number }) => !met.has(number))
		.map((group) => {
			const order = written.get(group.number);
			const there = order === undefined ? 'present' : 'in';
			const outcome = isReadable(group) ? there : 'out';
			return { importId: id, phase, number: group.number, outcome, orderId: order || null } as const;
		});
}

type Added = { fresh: readonly ReadableGroup[]; written: Written; troubles: readonly Trouble[] };

function added(run: OpenRun, { lines, next }: Batch, { fresh, written, troubles }: Added) {
	const news = fresh.filter(({ number }) => written.has(number));
	return {
		checkpoint: next,
		bytes: Math.max(run.bytes, next.seen),
		lines: run.lines + lines,
		orders: run.orders + news.length,
		present: run.present + fresh.length - news.length,
		keptOut: counted(run.keptOut, troubles),
		notices: news.reduce<OpenRun['notices']>((counts, { notices }) => summed(counts, notices), run.notices),
		totals: news.reduce<Totals>(withOrder, run.totals)
	};
}

function counted(before: OpenRun['keptOut'], troubles: readonly Trouble[]): OpenRun['keptOut'] {
	const counts = { ...before };
	for (const { kind } of troubles) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

const summed = (counts: OpenRun['notices'], more: OpenRun['notices']) => ({
	...counts,
	...Object.fromEntries(Object.entries(more).map(([kind, count]) => [kind, (counts[kind] ?? 0) + count]))
});

function withOrder(totals: Totals, { input: { currency, tenders }, frozen }: ReadableGroup): Totals {
	const { total, paid } = totals[currency] ?? { total: 0, paid: 0 };
	const captured = sum(tenders.map(({ captured }) => captured));
	return { ...totals, [currency]: { total: total + frozen.total, paid: paid + captured } };
}
