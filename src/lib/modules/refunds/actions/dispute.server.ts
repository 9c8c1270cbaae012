import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { Refund } from '../repository.server';
import { LIVE, OUTSIDE } from '../status';
import { eventOf, move } from './move.server';

/** A dispute was opened: what is about to leave waits for its end. The caller holds the refunds of that tender. */
export const blockRefunds = (tx: Tx, ctx: Ctx, onTender: readonly Refund[]): Promise<void> =>
	each(
		onTender.filter(({ state }) => state === 'queued'),
		(refund) => move(tx, ctx, [refund], { intent: 'block' })
	);

/** It was won: what waited goes on. */
export const unblockRefunds = (tx: Tx, ctx: Ctx, onTender: readonly Refund[]): Promise<void> =>
	each(
		onTender.filter(({ state }) => state === 'blocked_by_dispute'),
		async (refund) => {
			await move(tx, ctx, [refund], { intent: 'unblock' });
			await record(tx, ctx, eventOf(refund, { event: 'refund.queued', to: 'queued' }));
		}
	);

type Loss = { readonly cancellationId: string };

/**
 * It was lost: what the cases it paid had reserved on the tender is let go, unless a gateway has it already. Answers what
 * came free.
 */
export async function loseRefunds(
	tx: Tx,
	ctx: Ctx,
	onTender: readonly Refund[],
	losses: readonly Loss[]
): Promise<Refund[]> {
	const mine = onTender.filter(
		({ state, cancellationId }) =>
			LIVE.includes(state) && !OUTSIDE.includes(state) && losses.some((loss) => loss.cancellationId === cancellationId)
	);
	await each(mine, async (refund) => {
		const blocked = { ...refund, state: 'blocked_by_dispute' as const };
		if (refund.state !== blocked.state) await move(tx, ctx, [refund], { intent: 'block' });
		await move(tx, ctx, [blocked], { intent: 'lose' });
	});
	return mine;
}

async function each(refunds: readonly Refund[], act: (refund: Refund) => Promise<unknown>): Promise<void> {
	for (const refund of refunds) await act(refund);
}
