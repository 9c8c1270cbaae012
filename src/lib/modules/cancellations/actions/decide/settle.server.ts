import type { Minor } from '$lib/core/money';
import type { Facts } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { closeTasks } from '../../../orders/repository/tasks.server';
import { MOOT_WHEN_CANCELED } from '../../../orders/tasks';
import { settleStoredValue } from '../../../refunds/actions/benefits.server';
import { giveBackStoredValue } from '../../../refunds/actions/give-back.server';
import { plan } from '../../../refunds/actions/plan.server';
import type { RefundPart } from '../../acceptance';
import { returnBounced } from '../../balance/late-money.server';
import { refundsOf, type Case, type Desk } from '../../case';
import { completionOf, type CompletionFacts } from '../../completion';
import { completionFactsOf } from '../../facts';
import { deadlineOf } from '../../queue/deadline';
import { lastFailures, restToPlan, storedRest } from '../../money/rest';
import { updateCase } from '../../repository/write.server';
import type { CancellationEvent } from '../../status';
import { caseEvent, onCase } from './on-desk.server';
import { askToRescue } from '../money/rescue.server';

/**
 * What follows for the case when a refund settled, failed or was let go, or a supplier answered: nothing yet, stored value
 * back and canceled (T10), or open again after a late failure (T12); where it was undone, what came to us again by one goes
 * back (T15). Safe to repeat.
 */
export const settleCase = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> =>
	onCase(ctx, { id }, async (tx, desk, it) => {
		if (it.state === 'undone') return returnBounced(tx, ctx, desk, it);
		if (it.state !== 'in_progress') return;
		await askToRescue(tx, ctx, it, lastFailures(desk, it));
		if (it.endedAt) await reopen(tx, ctx, it);
		if (completionOf(factsAtTheEnd(desk, it)) !== 'wait') {
			await planStoredRest(tx, ctx, { desk, it });
			return complete(tx, ctx, { ...it, dueMinor: it.due });
		}
		await planParts(tx, ctx, { desk, it }, restToPlan(desk, it));
		const deadlineAt = deadlineOf({
			state: it.state,
			requestedAt: it.createdAt,
			legalDueAt: it.legalDueAt,
			graceUntil: it.releasedAt ? null : it.graceUntil,
			refunds: refundsOf(desk, it.id)
		});
		if (deadlineAt.getTime() !== it.deadlineAt.getTime()) await updateCase(tx, it.id, { deadlineAt });
	});

/** The case as it would be with the stored value in it that nothing stands for yet. */
export function factsAtTheEnd(desk: Desk, it: Case): CompletionFacts {
	const facts = completionFactsOf(desk, it);
	const missing = storedRest(desk, it).map(({ kind, amount }) => ({ kind, amount, ...STORED }));
	return { ...facts, refunds: [...facts.refunds, ...missing] };
}
const STORED = { external: false, state: 'planned' } as const;

type OnDesk = { readonly desk: Desk; readonly it: Case };

/** Plans the stored value that nothing stands for yet; what is planned already goes back first, one at a time on a tender. */
export async function planStoredRest(tx: Tx, ctx: Ctx, { desk, it }: OnDesk): Promise<void> {
	const rest = storedRest(desk, it);
	if (rest.length === 0) return;
	await giveBackStoredValue(tx, ctx, it.id);
	await planParts(tx, ctx, { desk, it }, rest);
}

/** Plans what is left of a case. */
const planParts = (tx: Tx, ctx: Ctx, { desk, it }: OnDesk, parts: readonly RefundPart[]) =>
	plan(tx, ctx, {
		cancellationId: it.id,
		orderId: it.orderId,
		currency: desk.order.currency,
		when: 'later',
		dueAt: it.refundDueAt,
		parts
	});

type Completing = Pick<Case, 'id' | 'orderId' | 'quote'> & { readonly dueMinor: Minor };

type End = { readonly event: CancellationEvent; readonly data?: Facts };
const CANCELED: End = { event: 'cancellation.canceled' };

/** Stored value goes back and benefits settle, then the case is canceled: its money adds up, or the database refuses. */
export async function complete(tx: Tx, ctx: Ctx, it: Completing, end: End = CANCELED): Promise<void> {
	await settleStoredValue(tx, ctx, it);
	await Promise.all([
		updateCase(tx, it.id, { state: 'canceled', endedAt: ctx.now }),
		closeTasks(tx, { cancellationId: it.id, kinds: MOOT_WHEN_CANCELED }, end.event),
		record(tx, ctx, caseEvent(it, end.event, { due: it.dueMinor, ...end.data }))
	]);
}

/** T12. The database opened it with the failure itself; here it is told. */
const reopen = (tx: Tx, ctx: Ctx, it: Case) =>
	Promise.all([
		updateCase(tx, it.id, { endedAt: null }),
		record(tx, ctx, caseEvent(it, 'cancellation.reopened', { due: it.due, refunded: it.refunded }))
	]);
