import type { Ctx } from '$lib/server/ctx';
import { overdueEdi, stuckEdi } from '../../../channels/repository/edi-late.server';
import { changeEdi } from '../../../channels/repository/edi-messages.server';
import { getPartner } from '../../../channels/repository/edi-partners.server';
import { hasOpenOrderTask } from '../../../orders/repository/order-tasks.server';
import { insertTask } from '../../../orders/repository/tasks.server';

const AT_ONCE = 50;

/** Messages that could not be sent for so long, or whose receipt did not come, become somebody's task, once. */
export const noticeOverdue = (ctx: Ctx): Promise<void> =>
	ctx.db.transaction(async (tx) => {
		const late = [...(await stuckEdi(tx, ctx.now, AT_ONCE)), ...(await overdueEdi(tx, ctx.now, AT_ONCE))];
		for (const { id, partnerId, control, orderId, cancellationId } of late) {
			await changeEdi(tx, id, { overdueAt: ctx.now });
			const about = { reference: id };
			if (orderId === null || (await hasOpenOrderTask(tx, { orderId, kind: 'edi_not_received', about }))) continue;
			const { name } = await getPartner(tx, partnerId);
			await insertTask(tx, ctx, {
				...{ orderId, cancellationId, kind: 'edi_not_received', dueAt: ctx.now },
				facts: { shop: name, number: control, reference: id }
			});
		}
	});
