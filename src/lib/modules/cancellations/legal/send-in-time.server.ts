import { SYSTEM } from '$lib/core/actor';
import { DAY, later } from '$lib/core/time';
import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { queue } from '../../refunds/actions/queue.server';
import { caseEvent, onCase } from '../actions/decide/on-desk.server';
import { isOutstanding, suppliersOf } from '../case';
import { heldAgainstLaw } from '../repository/legal-due.server';
import { overrideSuppliers } from '../repository/write.server';
import { isPressing } from './of-case.server';

const AT_A_TIME = 500;
/** Longer than any two business days lie apart. */
const AHEAD = 14 * DAY;

/**
 * Money that waits for a supplier's answer goes once the law leaves less than a business day: no supplier's silence is the
 * shopper's loss. Safe in several processes: the row lock decides.
 */
export async function sendInTime(given: Ctx): Promise<void> {
	const ctx = withActor(given, SYSTEM);
	const held = await heldAgainstLaw(ctx.db, later(ctx.now, AHEAD), AT_A_TIME);
	// Most have days yet, and this is looked for every second: their orders are left alone.
	for (const { id } of held.filter((one) => isPressing(one, one.legalDueAt, ctx.now))) {
		await onCase(ctx, { id }, async (tx, desk, it) => {
			if (it.state !== 'in_progress' || !it.releasedAt || !isPressing(desk.order, it.legalDueAt, ctx.now)) return;
			const silent = suppliersOf(desk, id).filter(isOutstanding);
			if ((it.refundWhen !== 'now' && it.externalDue > 0) || silent.length === 0) return;
			const ids = silent.map(({ id }) => id);
			await Promise.all([overrideSuppliers(tx, ids, ctx, null), queue(tx, ctx, { cancellationId: id })]);
			const data = { legal_due_at: it.legalDueAt?.toISOString() ?? null };
			await record(tx, ctx, caseEvent(it, 'cancellation.sent_by_law', data));
		});
	}
}
