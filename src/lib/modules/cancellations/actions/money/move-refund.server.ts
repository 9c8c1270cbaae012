import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { mayPay, release } from '../../../refunds/actions/hold.server';
import { retry } from '../../../refunds/actions/retry.server';
import { find, type Payable } from '../../../refunds/repository.server';
import type { Case, Desk } from '../../case';
import { awaitedFor, judgeSuppliers } from '../../suppliers/awaited.server';
import { caseIn } from '../decide/on-desk.server';

/** What is done with one refund where its case has a say: the refund itself does not know who else is waited for. */

type Named = { readonly id: string; readonly reason?: string | undefined };

/** Lets a held refund go; where a supplier's word is still missing, or the grace still runs, back to wait for that. */
export const releaseRefund = (ctx: Ctx, named: Named): Promise<void> =>
	onRefund(ctx, named.id, (within, { desk, it, refund }) => {
		const inGrace = refund.needsRelease && !it.releasedAt;
		return release(within, { ...named, waits: inGrace || awaitedFor(ctx, desk, it, it.items).length > 0 });
	});

/** Tries a failed refund again. One without an answer is only asked about: its money may have left. */
export const retryRefund = (ctx: Ctx, named: Named): Promise<string> =>
	onRefund(ctx, named.id, (within, { desk, it, refund }) => {
		if (refund.state === 'failed') demand(judgeSuppliers(ctx, desk, it));
		return retry(within, named);
	});

type Found = { readonly desk: Desk; readonly it: Case; readonly refund: Payable };

function onRefund<T>(ctx: Ctx, id: string, work: (within: Ctx, found: Found) => Promise<T>): Promise<T> {
	mayPay(ctx);
	return ctx.db.transaction(async (tx: Tx) => {
		const refund = await find(tx, id);
		if (!refund) throw new Refused('refund.not_found', { id });
		return caseIn(tx, ctx, { id: refund.cancellationId }, async (tx, desk, it) => {
			const now = desk.refunds.find((one) => one.id === id);
			return work({ ...ctx, db: tx }, { desk, it, refund: { ...refund, ...(now && { state: now.state }) } });
		});
	});
}
