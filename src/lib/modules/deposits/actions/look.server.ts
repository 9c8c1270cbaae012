import type { Ctx } from '$lib/server/ctx';
import { carriers } from '../../refunds/carried.server';
import { getBatch, itemsOf, listBatches } from '../repository/batches.server';
import { listPayers } from '../repository/payer.server';
import { countPending, listPending } from '../repository/pending.server';
import { demandPay } from './rights.server';

export const BATCH_TABS = ['ready', 'missing', 'batches'] as const;
export type BatchTab = (typeof BATCH_TABS)[number];

type Ask = {
	readonly tab: BatchTab;
	readonly currency: string | undefined;
	readonly cursor: string | undefined;
	readonly limit: number;
};

/** What waits to be paid out, what lacks an account, and the batches there were. */
export async function lookDeposits(ctx: Ctx, { tab, currency, cursor, limit }: Ask) {
	demandPay(ctx);
	const page = { cursor, limit };
	const by = { carriers: carriers() };
	const [counts, pending, batches] = await Promise.all([
		countPending(ctx.db, by),
		tab === 'batches' ? undefined : listPending(ctx.db, { ...page, ...by, tab, currency }),
		tab === 'batches' ? listBatches(ctx.db, page) : undefined
	]);
	return { counts, pending, batches };
}

/** One batch with all that is in it, accounts masked. @throws Refused `batch.not_found` */
export async function lookBatch(ctx: Ctx, id: string) {
	demandPay(ctx);
	const [batch, items, payers] = await Promise.all([getBatch(ctx.db, id), itemsOf(ctx.db, id), listPayers(ctx.db)]);
	return { batch, items, hasPayer: payers.some(({ currency }) => currency === batch.currency) };
}
