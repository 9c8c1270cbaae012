import { SYSTEM } from '$lib/core/actor';
import { sum } from '$lib/core/money';
import { withActor, type Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { insertTask } from '../../../orders/repository/tasks.server';
import { holdForRelease } from '../../../refunds/actions/hold-for-release.server';
import type { Case, Desk, RefundFacts } from '../../case';
import { leavesWith, letsGo, limitPassed } from '../../money/release-limit';
import { caseEvent } from '../decide/on-desk.server';

type Planned = {
	readonly desk: Pick<Desk, 'order' | 'cases' | 'policy'>;
	readonly it: Pick<Case, 'id' | 'externalDue' | 'refundDueAt'>;
	readonly refunds: readonly RefundFacts[];
};

/**
 * Puts on hold what was just planned to leave by itself, where more leaves than the policy in force lets go without
 * finance and nobody of them decided it. Answers the refunds as they are then.
 */
export async function holdAbove(tx: Tx, ctx: Ctx, { desk, it, refunds }: Planned): Promise<readonly RefundFacts[]> {
	const { currency } = desk.order;
	const amount = leavesWith(it, desk.cases);
	const limit = limitPassed(desk.policy.policy, { currency, amount });
	if (limit === undefined || letsGo(ctx.actor)) return refunds;
	const only = refunds.map(({ id }) => id);
	const why = { limit, leaves: amount, policy: desk.policy.version };
	const held = await holdForRelease(tx, ctx, { cancellationId: it.id, only, by: it.refundDueAt, why });
	const waiting = { state: 'on_hold', needsRelease: true, dueAt: it.refundDueAt } as const;
	return refunds.map((refund) => (held.includes(refund.id) ? { ...refund, ...waiting } : refund));
}

type Asking = {
	readonly desk: Pick<Desk, 'order'>;
	readonly it: Pick<Case, 'id' | 'orderId'>;
	readonly refunds: readonly RefundFacts[];
};

/** Nothing but finance keeps it now: it becomes their task, and they are told. */
export async function askForRelease(tx: Tx, ctx: Ctx, { desk, it, refunds }: Asking): Promise<void> {
	const held = refunds.filter(({ needsRelease }) => needsRelease);
	const [first] = held;
	if (!first) return;
	const facts = { amount: sum(held.map(({ amount }) => amount)), currency: desk.order.currency };
	const due = first.dueAt ? { dueAt: first.dueAt } : {};
	await Promise.all([
		insertTask(tx, ctx, { orderId: it.orderId, cancellationId: it.id, kind: 'release_refund', facts, ...due }),
		record(
			tx,
			withActor(ctx, SYSTEM),
			caseEvent(it, 'cancellation.release_asked', { ...facts, due_at: first.dueAt?.toISOString() ?? null })
		)
	]);
}
