import { SYSTEM, type Actor } from '$lib/core/actor';
import type { EventName, NewEvent } from '$lib/core/events';
import { demand, type Facts } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import { closeTasks } from '../../orders/repository/tasks.server';
import { OVERDUE_TASKS } from '../../orders/tasks';
import { change, type Refund, type RefundChange } from '../repository.server';
import { closeReleaseTasks } from './release-tasks.server';
import { refundStepFor, type RefundIntent, type RefundState } from '../status';

/** `rights`: those of whoever decides; left out, the step is a consequence and needs nobody's leave. */
type Move = {
	readonly intent: RefundIntent;
	readonly rights?: Actor['rights'];
	readonly set?: RefundChange;
	readonly data?: Facts;
};

/**
 * Moves refunds, which the caller holds, one step along their table and records it.
 * @throws Refused `refund.wrong_status` or `auth.forbidden`
 */
export async function move(
	tx: Tx,
	ctx: Ctx,
	rows: readonly Refund[],
	{ intent, rights = SYSTEM.rights, set = {}, data = {} }: Move
): Promise<void> {
	const steps = rows.map((row) => ({ row, step: demand(refundStepFor(row.state, intent, rights)) }));
	const [first] = steps;
	if (!first) return;
	const ids = rows.map(({ id }) => id);
	const overdue = rows.filter(({ overdueToldAt }) => overdueToldAt !== null);
	await Promise.all([
		...overdue.map((row) => closeTasks(tx, { ...row, kinds: OVERDUE_TASKS, refund: row.id }, first.step.event)),
		change(tx, ids, { needsRelease: false, ...set, state: first.step.to }),
		record(
			tx,
			ctx,
			steps.map(({ row, step }) => eventOf(row, step, data))
		)
	]);
	await closeReleaseTasks(tx, rows, first.step.event);
}

/** What an event says of its refund. */
type Told = Pick<
	Refund,
	'id' | 'orderId' | 'cancellationId' | 'state' | 'amountMinor' | 'currency' | 'tenderId' | 'kind' | 'method'
>;

type Said = { readonly event: Extract<EventName, `refund.${string}`>; readonly to: RefundState };

/** The event of a refund that was, or is being, written. */
export const eventOf = (row: Told, { event, to }: Said, data: Facts = {}): NewEvent => ({
	name: event,
	subject: row.id,
	orderId: row.orderId,
	cancellationId: row.cancellationId,
	data: {
		from: row.state,
		to,
		amount: row.amountMinor,
		currency: row.currency,
		tender: row.tenderId,
		kind: row.kind,
		method: row.method,
		...data
	}
});
