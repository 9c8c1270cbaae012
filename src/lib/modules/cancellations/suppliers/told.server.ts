import { z } from 'zod';
import { idOf } from '$lib/core/ids';
import { HOUR, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import type { Tx } from '$lib/server/db';
import { findTask } from '../../orders/repository/tasks.server';
import { onCase } from '../actions/decide/on-desk.server';
import { suppliersOf, type Desk, type SupplierCase } from '../case';
import { updateSupplierCase } from '../repository/write.server';

const about = z.object({ supplier_cancellation: idOf('sca') });

/**
 * Somebody did their task of speaking to a supplier. From then on it has as long to answer as was agreed (DESIGN §6,
 * *Silence*): asked only now, or reminded now where nobody had yet. Said again, the time begins again.
 */
export async function supplierTold(ctx: Ctx, id: string): Promise<void> {
	const task = await findTask(ctx.db, id);
	const facts = about.safeParse(task?.facts);
	if (!task?.cancellationId || task.state !== 'done' || !facts.success) return;
	await onCase(ctx, { id: task.cancellationId }, async (tx, desk, it) => {
		const mine = suppliersOf(desk, it.id).find((one) => one.id === facts.data.supplier_cancellation);
		if (mine?.state !== 'sent') return;
		if (task.kind === 'ask_supplier') await startClock(tx, ctx, desk, mine);
		else if (mine.remindedAt === null)
			await updateSupplierCase(tx, mine.id, { remindedAt: ctx.now, ...timeFrom(ctx, desk, mine) });
	});
}

/** It is asked only now, whenever somebody was told to ask it. */
export const startClock = (tx: Tx, ctx: Ctx, desk: Desk, mine: SupplierCase) =>
	updateSupplierCase(tx, mine.id, { sentAt: ctx.now, remindedAt: null, ...timeFrom(ctx, desk, mine) });

/** As long as was agreed, from now. */
export function timeFrom({ now }: Pick<Ctx, 'now'>, { purchases }: Desk, { supplierOrderId }: SupplierCase) {
	const hours = purchases.find(({ id }) => id === supplierOrderId)?.terms.answerHours ?? 24;
	return { dueAt: later(now, hours * HOUR), escalatedAt: null };
}
