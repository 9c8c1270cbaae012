import type { Minor } from '$lib/core/money';
import { demand, Refused } from '$lib/core/refusal';
import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { changeStock } from '../../../orders/repository/units.server';
import { queue } from '../../../refunds/actions/queue.server';
import { LIVE } from '../../../refunds/status';
import { refundsOf, suppliersOf, type Case, type Desk } from '../../case';
import { deadlineOf } from '../../queue/deadline';
import { isExternal } from '../../facts';
import { graceOver } from '../../repository/queue/list.server';
import { updateCase } from '../../repository/write.server';
import type { Target } from '../../schema';
import { stepFor } from '../../status';
import { awaitedFor } from '../../suppliers/awaited.server';
import { askForRelease } from '../money/hold-above.server';
import { caseEvent, onCase } from './on-desk.server';

/** Ends the grace now: the effects that waited for it go out. */
export const sendNow = (ctx: Ctx, target: Target): Promise<void> =>
	onCase(ctx, target, async (tx, desk, it) => {
		demandWaiting(ctx, it);
		await release(tx, ctx, desk, it);
	});

function demandWaiting(ctx: Ctx, it: Case): void {
	demand(stepFor(it.state, 'undo', new Set(['manage'])));
	if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
	if (it.releasedAt) throw new Refused('cancellation.grace_over', { number: it.number });
}

/** Releases every case whose grace is over by `ctx.now`. Safe in several processes: the row lock decides. */
export async function releaseDue(ctx: Ctx): Promise<void> {
	for (const id of await graceOver(ctx.db, ctx.now)) {
		await onCase(withActor(ctx, SYSTEM), { id }, async (tx, desk, it) => {
			if (!it.releasedAt && it.graceUntil && it.graceUntil <= ctx.now)
				await release(tx, withActor(ctx, SYSTEM), desk, it);
		});
	}
}

/** What a release needs to know of the case; at an acceptance without grace it was only just written. */
export type Releasable = Pick<
	Case,
	'id' | 'orderId' | 'policyVersion' | 'restock' | 'refundWhen' | 'legalDueAt' | 'createdAt' | 'state'
> & {
	readonly quote: Pick<Case['quote'], 'lines'>;
};

/**
 * Lets go of what the grace kept back: stock, suppliers, refunds, and the mails that follow from the event. A refund that
 * waits for a supplier goes when that answers, or when the law leaves no more time; what the policy holds, when finance
 * lets it go.
 */
export async function release(tx: Tx, ctx: Ctx, desk: Desk, it: Releasable): Promise<void> {
	const awaited = awaitedFor(ctx, desk, it, it.quote.lines).length > 0;
	const asks = suppliersOf(desk, it.id).filter(({ state }) => state === 'to_send');
	const refunds = refundsOf(desk, it.id);
	const nothingLeaves = !refunds.some((refund) => isExternal(refund) && LIVE.includes(refund.state));
	await Promise.all([
		updateCase(tx, it.id, {
			releasedAt: ctx.now,
			deadlineAt: deadlineOf({ ...it, requestedAt: it.createdAt, graceUntil: null, refunds }),
			...(it.restock ? { restockedAt: ctx.now } : {})
		}),
		it.restock ? changeStock(tx, stockOf(desk, it.quote.lines)) : undefined,
		it.refundWhen === 'now' && !awaited ? queue(tx, ctx, { cancellationId: it.id }) : undefined,
		askForRelease(tx, ctx, { desk, it, refunds }),
		record(tx, ctx, [
			...asks.map((ask) => ({ ...caseEvent(it, 'supplier.asked', { supplier: ask.supplierName }), subject: ask.id })),
			caseEvent(it, 'cancellation.released', { restocked: it.restock, nothing_leaves: nothingLeaves })
		])
	]);
}

type Gone = { readonly lineItemId: string; readonly quantity: number };

/** The shelf changes that bring these units back; goods of a supplier's are not on ours. */
export const stockOf = (
	{ order }: Desk,
	units: readonly Gone[],
	sign: 1 | -1 = 1
): { productId: string; by: Minor }[] =>
	units.flatMap(({ lineItemId, quantity }) => {
		const line = order.lines.find(({ id }) => id === lineItemId);
		return line?.productId && !line.supplierId ? [{ productId: line.productId, by: sign * quantity }] : [];
	});
