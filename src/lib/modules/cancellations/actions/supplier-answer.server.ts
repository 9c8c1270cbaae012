import { Refused } from '$lib/core/refusal';
import type { Ctx } from '$lib/server/ctx';
import { record } from '$lib/server/outbox';
import type { z } from 'zod';
import { closeTasks, insertTask } from '../../orders/repository/tasks.server';
import { SUPPLIER_TASKS } from '../../orders/tasks';
import { queue } from '../../refunds/actions/queue.server';
import { isOutstanding, suppliersOf } from '../case';
import { updateSupplierCase } from '../repository/write.server';
import type { supplierAnswerInput } from '../schema';
import { caseEvent, onCase } from './on-desk.server';

/**
 * What a supplier said, recorded by staff. Approved by all: the refund that waited goes. Declined: staff choose what to do,
 * so it becomes their task. A corrected answer counts until the case is over.
 */
export const answerSupplier = (ctx: Ctx, input: z.infer<typeof supplierAnswerInput>): Promise<void> =>
	onCase(ctx, input, async (tx, desk, it) => {
		if (!ctx.actor.rights.has('decide')) throw new Refused('auth.forbidden');
		const asked = suppliersOf(desk, it.id);
		const mine = asked.find(({ id }) => id === input.supplier_cancellation);
		if (!mine || it.state !== 'in_progress' || mine.state === 'not_needed')
			throw new Refused('supplier.answer_not_awaited');
		const { answer, note = null, pays_back = null } = input;
		const others = asked.filter(({ id }) => id !== mine.id);
		const clear = answer === 'approved' && !others.some((one) => isOutstanding(one) || one.state === 'declined');
		const moot = { cancellationId: it.id, kinds: SUPPLIER_TASKS, supplier: mine.supplierName };
		await Promise.all([
			closeTasks(tx, moot, 'supplier.answered'),
			updateSupplierCase(tx, mine.id, {
				state: answer,
				answeredAt: ctx.now,
				answerNote: note,
				paysBackMinor: pays_back
			}),
			clear && it.releasedAt && it.refundWhen === 'now' ? queue(tx, ctx, { cancellationId: it.id }) : undefined,
			answer === 'approved'
				? undefined
				: insertTask(tx, ctx, {
						orderId: it.orderId,
						cancellationId: it.id,
						kind: 'supplier_declined',
						facts: { supplier: mine.supplierName }
					}),
			record(tx, ctx, {
				...caseEvent(it, 'supplier.answered', { answer, supplier: mine.supplierName, note }),
				subject: mine.id
			})
		]);
	});
