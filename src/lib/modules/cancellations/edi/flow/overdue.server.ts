import type { Ctx } from '$lib/server/ctx';
import { changeEdi, overdueEdi } from '../../../channels/repository/edi-messages.server';
import { getPartner } from '../../../channels/repository/edi-partners.server';
import { insertTask } from '../../../orders/repository/tasks.server';

const AT_ONCE = 50;

/** Messages whose receipt did not come become somebody's task, once. */
export const noticeOverdue = (ctx: Ctx): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		for (const { id, partnerId, control, orderId, cancellationId } of await overdueEdi(tx, ctx.now, AT_ONCE)) {
			await changeEdi(tx, id, { overdueAt: ctx.now });
			if (orderId === null) continue;
			const { name } = await getPartner(tx, partnerId);
			await insertTask(tx, ctx, {
				...{ orderId, cancellationId, kind: 'edi_not_received', dueAt: ctx.now },
				facts: { shop: name, number: control, reference: id }
			});
		}
	});
