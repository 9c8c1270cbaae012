import { sum, type Minor } from '$lib/core/money';
import { demand, Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { release } from '../../../refunds/actions/hold.server';
import { queue } from '../../../refunds/actions/queue.server';
import type { Target } from '../../schema';
import { judgeSend } from './judge-pay.server';
import { caseIn } from '../decide/on-desk.server';

type Sending = Target & { readonly refund?: string | undefined };

/** Sends what is planned for a case as it was planned, or the one refund of it that is named: one click. */
export const sendPlanned = (ctx: Ctx, input: Sending): Promise<void> =>
	ctx.db.transaction((tx) => sendPlannedIn(tx, ctx, input));

/**
 * The same as part of a transaction. `seen`: what somebody was told it would come to.
 * @throws Refused `refund.plan_changed` where it would be another amount by now
 */
export const sendPlannedIn = (
	tx: Tx,
	ctx: Ctx,
	{ refund, ...target }: Sending,
	seen?: { readonly due: Minor }
): Promise<void> =>
	caseIn(tx, ctx, target, async (tx, desk, it) => {
		const going = demand(judgeSend(ctx, desk, it, refund));
		const amount = sum(going.map(({ amount }) => amount));
		if (seen && seen.due !== amount) throw new Refused('refund.plan_changed', { amount, due: seen.due });
		for (const { id, needsRelease } of going) if (needsRelease) await release({ ...ctx, db: tx }, { id, waits: true });
		await queue(tx, ctx, { cancellationId: it.id, only: going.map(({ id }) => id) });
	});
