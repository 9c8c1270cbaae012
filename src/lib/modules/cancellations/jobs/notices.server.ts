import { z } from 'zod';
import { DAY, later } from '$lib/core/time';
import type { Ctx } from '$lib/server/ctx';
import { defineJob } from '$lib/server/jobs';
import { tendersPaidBy, type PaidTender } from '../../orders/repository/tenders.server';
import type { Movement } from '../../payments/gateway';
import { GATEWAY_NAMES, type GatewayName } from '../../payments/gateway-names';
import { GATEWAYS } from '../../payments/gateways/index.server';
import { deleteNoticesBefore, findNotice, markWorked } from '../../payments/repository/notices.server';
import { capturesOf } from '../../refunds/repository/captures.server';
import { bookDispute } from '../actions/money/book-dispute.server';
import { bookMovements } from '../actions/money/book-movements.server';

/** Works what a gateway told: the payment is read again there, and what is new in it is booked. Safe to repeat. */
export const workNotice = defineJob({
	name: 'cancellations.work_notice',
	payload: z.object({ gateway: z.enum(GATEWAY_NAMES), notice: z.string() }),
	attempts: 8,
	run: async (ctx, { gateway, notice: id }) => {
		const notice = await findNotice(ctx.db, { gateway, id });
		if (!notice || notice.workedAt) return;
		for (const tender of await tendersPaidBy(ctx.db, gateway, notice.references)) {
			if (!notice.dispute) await readPaymentOf(ctx, gateway, tender);
			else {
				const captureId = await captureNamed(ctx, tender, notice.references);
				await bookDispute(ctx, { gateway, tender, captureId, dispute: notice.dispute });
			}
		}
		await markWorked(ctx.db, { gateway, id }, ctx.now);
	}
});

/** The one capture of the payment that bears one of those names; none where it is about all of it. */
async function captureNamed({ db }: Ctx, { id }: PaidTender, references: readonly string[]): Promise<string | null> {
	const named = (await capturesOf(db, [id])).filter(({ reference }) => references.includes(reference));
	return named.length === 1 ? (named[0]?.id ?? null) : null;
}

/** Reads all that moved on a tender's payment, and books what we don't know yet; where that is doubted it reads again. */
export async function readPaymentOf(ctx: Ctx, gateway: GatewayName, tender: PaidTender): Promise<void> {
	if (await bookAll(false)) await bookAll(true);

	async function bookAll(confirmed: boolean): Promise<boolean> {
		let doubted = false;
		for (const listed of await movementsOn(ctx, gateway, tender))
			if (await bookMovements(ctx, { tender, confirmed, ...listed })) doubted = true;
		return doubted;
	}
}

/** What moved, on which capture where the payment has several. */
export type Listed = { readonly captureId: string | null; readonly movements: readonly Movement[] };

/** Everything that moved on a payment, each of its captures asked for under its own name. */
export async function movementsOn(
	ctx: Ctx,
	gateway: GatewayName,
	tender: Pick<PaidTender, 'id' | 'reference'>
): Promise<Listed[]> {
	const captures = await capturesOf(ctx.db, [tender.id]);
	const whole = tender.reference === null ? [] : [{ id: null, reference: tender.reference }];
	const listed: Listed[] = [];
	for (const { id, reference } of captures.length > 0 ? captures : whole) {
		const movements = await GATEWAYS[gateway](ctx).movements(reference);
		if (movements) listed.push({ captureId: id, movements });
	}
	return listed;
}

const KEPT = 90 * DAY;

/** Forgets what was told long ago. */
export async function forgetNotices({ db, now }: Ctx): Promise<void> {
	await deleteNoticesBefore(db, later(now, -KEPT));
}
