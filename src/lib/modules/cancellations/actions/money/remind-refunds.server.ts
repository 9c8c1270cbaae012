import { later, HOUR } from '$lib/core/time';
import { dayStart } from '$lib/core/days';
import { SYSTEM } from '$lib/core/actor';
import { withActor, type Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import { morningPayers } from '../../../accounts/repository/team.server';
import { insertTask } from '../../../orders/repository/tasks.server';
import { eventOf } from '../../../refunds/actions/move.server';
import { change, lock } from '../../../refunds/repository.server';
import { shopProfile } from '../../../settings/repository.server';
import { dayIn } from '../../admin/day';
import { remindUntil } from '../../money/refund-due';
import { claimDigest, untold } from '../../repository/refunds/due-refunds.server';

const AT_ONCE = 50;
/** Letters about what is due come in the morning, by the shop's clock. */
const MORNING = 8 * HOUR;

/** A refund whose day has passed is told in its case's history and becomes a task, once. Safe in several processes. */
export async function markOverdue(given: Ctx): Promise<void> {
	const ctx = withActor(given, SYSTEM);
	for (const { id } of await untold(ctx.db, ctx.now, AT_ONCE)) {
		await ctx.db.transaction(async (tx) => {
			const refund = await lock(tx, id);
			if (!refund || (refund.state !== 'planned' && !refund.needsRelease) || refund.overdueToldAt) return;
			const { orderId, cancellationId, amountMinor: amount, dueAt, state } = refund;
			const facts = { refund: id, amount };
			const due = { due_at: dueAt?.toISOString() ?? null };
			await Promise.all([
				change(tx, [id], { overdueToldAt: ctx.now }),
				refund.needsRelease // somebody's task already, with this day
					? undefined
					: insertTask(tx, ctx, {
							orderId,
							cancellationId,
							kind: 'refund_overdue',
							facts,
							...(dueAt ? { dueAt } : {})
						}),
				record(tx, ctx, eventOf(refund, { event: 'refund.overdue', to: state }, due))
			]);
		});
	}
}

/** Once a day whoever may pay, and takes mails of the morning, is written to, as long as something is overdue or due by the end of the next business day. */
export async function remindOfRefunds(given: Ctx): Promise<void> {
	const ctx = withActor(given, SYSTEM);
	const { time_zone: timeZone } = await shopProfile(ctx.db);
	const day = dayIn(ctx.now, timeZone);
	if (ctx.now < later(dayStart(day, timeZone), MORNING)) return;
	await ctx.db.transaction(async (tx) => {
		if (!(await claimDigest(tx, { day, now: ctx.now, before: remindUntil(ctx.now, timeZone) }))) return;
		const people = await morningPayers(tx);
		await record(
			tx,
			ctx,
			people.map(({ id }) => ({ name: 'staff.reminded_of_refunds' as const, subject: id, data: { day } }))
		);
	});
}
