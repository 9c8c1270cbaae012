import { inArray } from 'drizzle-orm';
import { SYSTEM, type Actor } from '$lib/core/actor';
import type { NewEvent } from '$lib/core/events';
import { demand, type Facts } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { record } from '$lib/server/outbox';
import type { Refund, RefundChange } from '../repository.server';
import { refundStepFor, type RefundIntent, type RefundStep } from '../status';
import { refunds } from '../tables.server';

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
	await Promise.all([
		tx
			.update(refunds)
			.set({ ...set, state: first.step.to })
			.where(inArray(refunds.id, ids)),
		record(
			tx,
			ctx,
			steps.map(({ row, step }) => eventOf(row, step, data))
		)
	]);
}

/** The event of a refund that was, or is being, written. */
export const eventOf = (row: Refund, { event, to }: Pick<RefundStep, 'event' | 'to'>, data: Facts = {}): NewEvent => ({
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
