import { z } from 'zod';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { tendersPaidBy, type PaidTender } from '../../orders/repository/tenders.server';
import { GATEWAY_NAMES, type GatewayName } from '../../payments/gateway-names';
import { GATEWAYS } from '../../payments/gateways/index.server';
import { deleteNoticesBefore, findNotice, markWorked } from '../../payments/repository/notices.server';
import { bookDispute } from '../actions/book-dispute.server';
import { bookMovements } from '../actions/book-movements.server';

/** Works what a gateway told: the payment is read again there, and what is new in it is booked. Safe to repeat. */
export const workNotice = defineJob({
	name: 'cancellations.work_notice',
	payload: z.object({ gateway: z.enum(GATEWAY_NAMES), notice: z.string() }),
	attempts: 8,
	run: async (ctx, { gateway, notice: id }) => {
		const notice = await findNotice(ctx.db, { gateway, id });
		if (!notice || notice.workedAt) return;
		for (const tender of await tendersPaidBy(ctx.db, gateway, notice.references)) {
			if (notice.dispute) await bookDispute(ctx, { gateway, tender, dispute: notice.dispute });
			else await readPaymentOf(ctx, gateway, tender);
		}
		await markWorked(ctx.db, { gateway, id }, ctx.now);
	}
});

/** Reads all that moved on a tender's payment, and books what we don't know yet. */
export async function readPaymentOf(ctx: Ctx, gateway: GatewayName, tender: PaidTender): Promise<void> {
	if (tender.reference === null) return;
	const movements = await GATEWAYS[gateway](ctx).movements(tender.reference);
	if (movements) await bookMovements(ctx, { tender, movements });
}

const KEPT = 90 * DAY;

/** Forgets what was told long ago. */
export async function forgetNotices({ db, now }: Ctx): Promise<void> {
	await deleteNoticesBefore(db, later(now, -KEPT));
}
